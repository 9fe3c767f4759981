using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Images;
using FinancePortal.Core.Leases.Emails;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Leases;

/// <summary>A lessee keeps the mileage log and buys miles ahead.</summary>
public sealed class MileageService(PortalDbContext db, LeaseService leases, ContractService contracts, NoticeService notices, TimeProvider clock)
{
    /// <summary>Adds a reading. The same miles on the same day again is the reading that is there.</summary>
    public Task<ReadingAnswer> AddAsync(AddReading request, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            var (account, file) = await leases.OpenAsync(CustomerOf(actor), request.LeaseReference, PartyRights.View, cancellationToken);
            return await AddAsync(account, file, request, actor, cancellationToken);
        }, cancellationToken);
    }

    /// <summary>Withdraws one of the customer's own readings, with the reason, and puts another in its place if one is given.</summary>
    /// <exception cref="NotFoundException">No such reading, or not one that the customer may correct.</exception>
    public Task<ReadingAnswer> CorrectAsync(string readingReference, string why, AddReading? instead, string leaseReference, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            var (account, file) = await leases.OpenAsync(CustomerOf(actor), leaseReference, PartyRights.View, cancellationToken);
            var wrong = Own(file, readingReference);
            var withoutIt = file with { Readings = [.. file.Readings.Where(r => r.Reference != readingReference)] };
            if (instead is not null && ReadingCheck.Of(file.Terms, withoutIt.Readings, instead.ReadOn, instead.Miles, file.Today) is var check && Stops(check, instead))
            {
                return new ReadingAnswer.Refused(check);
            }

            var now = clock.UtcNow();
            var row = await db.OdometerReadings.SingleAsync(r => r.OdometerReadingId == wrong.OdometerReadingId, cancellationToken);
            row.Withdraw(why, now);
            db.AuditRows.Add(new AuditRow(actor with { Reason = why }, "odometer reading withdrawn", row.Reference, now, financedAccountId: account.FinancedAccountId, before: Words(row)));
            await db.SaveChangesAsync(cancellationToken);
            return instead is null ? new ReadingAnswer.Added(row) : await AddAsync(account, withoutIt, instead, actor, cancellationToken);
        }, cancellationToken);
    }

    /// <summary>Buys miles ahead: the allowance grows now, the price is due on the account.</summary>
    /// <param name="lastSequence">The lease as the customer saw it; when it changed since, nothing is bought.</param>
    /// <returns>False when the lease changed; true also for the same purchase sent twice.</returns>
    public Task<bool> BuyAsync(string leaseReference, int miles, int lastSequence, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            var (account, file) = await leases.OpenAsync(CustomerOf(actor), leaseReference, PartyRights.Pay, cancellationToken);
            if (account.LastSequence != lastSequence)
            {
                return await db.Events.AnyAsync(
                    e => e.FinancedAccountId == account.FinancedAccountId && e.Sequence > lastSequence && e.Kind == AccountEventKind.MilesBought && e.Number == miles, cancellationToken);
            }

            if (!MaySell(file))
            {
                return false;
            }

            var price = MileageAllowance.Bought(miles, file.Terms.BoughtMileRate);
            var bought = new NewEvent(AccountEventKind.MilesBought, file.Today, price) { Number = miles, Cause = "bought by customer" };
            if ((await contracts.BookAsync(account, bought, actor, cancellationToken)).Refusal is { } refusal)
            {
                throw new InvalidOperationException($"Miles that were offered could not be bought: {refusal}.");
            }

            var now = clock.UtcNow();
            var customer = await db.Customers.SingleAsync(c => c.CustomerId == actor.CustomerId, cancellationToken);
            notices.Tell(customer, NotificationKind.Account, MilesBoughtEmail.For(file, customer, miles, price), About(file, $"{price} is due with your next payment."), isRequired: true);
            db.AuditRows.Add(new AuditRow(actor, "miles bought", account.Reference, now, financedAccountId: account.FinancedAccountId, after: $"{miles} miles for {price}"));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    /// <summary>Whether the contract sells miles ahead, and still may.</summary>
    public static bool MaySell(LeaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file is { MayAct: true, IsHandedOver: false, DaysLeft: > 0, Terms.BoughtMileRate: > 0m };
    }

    private async Task<ReadingAnswer> AddAsync(FinancedAccount account, LeaseFile file, AddReading request, Actor actor, CancellationToken cancellationToken)
    {
        if (!file.IsOpen)
        {
            throw new LeaseEndedException();
        }

        if (file.Readings.FirstOrDefault(r => r.ReadOn == request.ReadOn && r.Miles == request.Miles) is { } same)
        {
            return new ReadingAnswer.Added(same);
        }

        var check = ReadingCheck.Of(file.Terms, file.Readings, request.ReadOn, request.Miles, file.Today);
        if (Stops(check, request))
        {
            return new ReadingAnswer.Refused(check);
        }

        var now = clock.UtcNow();
        Photo? photo = null;
        if (request.Photo is not null)
        {
            photo = Photo.Of(request.Photo, account.FinancedAccountId, now);
            db.Photos.Add(photo);
            await db.SaveChangesAsync(cancellationToken);
        }

        var reading = new OdometerReading
        {
            VehicleId = account.VehicleId,
            ReadOn = request.ReadOn,
            Miles = request.Miles,
            Source = OdometerSource.Customer,
            RecordedAt = now,
            RecordedBy = actor.Name,
            KeptAfterQuestion = check.MayBeKept,
            PhotoId = photo?.PhotoId,
        };
        db.OdometerReadings.Add(reading);
        db.AuditRows.Add(new AuditRow(actor, "odometer reading added", reading.Reference, now, financedAccountId: account.FinancedAccountId, after: Words(reading)));
        await TellOfPaceAsync(file, reading, actor, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new ReadingAnswer.Added(reading);
    }

    /// <summary>Tells when a new latest reading passes 90, 100 or 110 % of the even pace.</summary>
    private async Task TellOfPaceAsync(LeaseFile file, OdometerReading reading, Actor actor, CancellationToken cancellationToken)
    {
        if (file.Readings is [.., var latest] && latest.ReadOn > reading.ReadOn)
        {
            return;
        }

        var after = file with { Readings = [.. file.Readings, reading] };
        if (after.Mileage is { Level: > PaceLevel.WellUnder } outlook && outlook.Level > (file.Mileage?.Level ?? PaceLevel.WellUnder))
        {
            var customer = await db.Customers.SingleAsync(c => c.CustomerId == actor.CustomerId, cancellationToken);
            var email = MileagePaceEmail.For(file, customer, outlook);
            notices.Tell(customer, NotificationKind.Account, email, About(file, email.Paragraphs[0]));
        }
    }

    private static string About(LeaseFile file, string what) => $"{file.Vehicle.Name}, account ending in {file.LastFour}. {what}";

    private static OdometerReading Own(LeaseFile file, string reference) =>
        file.Readings.FirstOrDefault(r => r.Reference == reference && r.Source is OdometerSource.Customer) ?? throw new NotFoundException();

    private static bool Stops(ReadingCheck check, AddReading request) => check.Problem is not ReadingProblem.None && !(check.MayBeKept && request.KeepUnusual);

    private static string Words(OdometerReading reading) => $"{reading.Miles} miles on {reading.ReadOn:yyyy-MM-dd}";

    private static long CustomerOf(Actor actor) => actor.CustomerId ?? throw new NotFoundException("Only a customer keeps this log.");
}
