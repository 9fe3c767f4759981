using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Images;
using FinancePortal.Core.Leases.Emails;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Leases.HandOver;

/// <summary>What a lessee reports from the receipt of the hand-over.</summary>
public sealed record ReportReturn
{
    public required string LeaseReference { get; init; }
    public required string DealerName { get; init; }
    public required DateOnly On { get; init; }
    public required TimeOnly At { get; init; }
    public required int Odometer { get; init; }
    public bool KeepUnusual { get; init; }
    public IReadOnlyList<ImageFile> Photos { get; init; } = [];
}

/// <summary>What became of a statement or a report.</summary>
public abstract record HandOverAnswer
{
    private HandOverAnswer()
    {
    }

    /// <param name="Paper">The public name of the paper that was made.</param>
    public sealed record Done(string Paper) : HandOverAnswer;

    public sealed record WrongReading(ReadingCheck Check) : HandOverAnswer;

    /// <summary>So long before the end it is no return but an early end of the lease.</summary>
    public sealed record TooEarly : HandOverAnswer;

    /// <summary>The lease has ended, or the vehicle is handed over already.</summary>
    public sealed record NotPossible : HandOverAnswer;
}

/// <summary>The lessee's side of the hand-over: the odometer statement, and the receipt that stops the billing (F-708, F-709).</summary>
public sealed class HandOverService(PortalDbContext db, LeaseService leases, ContractService contracts, NoticeService notices, Letterhead letterhead, TimeProvider clock)
{
    /// <summary>Signs the odometer statement: a paper for good, and a reading.</summary>
    public Task<HandOverAnswer> SignOdometerAsync(SignOdometer request, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync<HandOverAnswer>(async () =>
        {
            var (account, file) = await leases.OpenAsync(LeaseActs.CustomerOf(actor), request.LeaseReference, PartyRights.Pay, cancellationToken);
            if (!file.MayAct)
            {
                return new HandOverAnswer.NotPossible();
            }

            if (Wrong(file, file.Today, request.Odometer, request.KeepUnusual) is { } wrong)
            {
                return new HandOverAnswer.WrongReading(wrong);
            }

            var now = clock.UtcNow();
            var customer = await CustomerAsync(actor, cancellationToken);
            var paper = LeasePaper.Of(account.FinancedAccountId, LeasePaperKind.OdometerStatement, "Odometer disclosure statement", OdometerStatement.Parts(file, customer, letterhead.Company, request), now, request.SignedBy);
            db.LeasePapers.Add(paper);
            AddReading(account, file, file.Today, request.Odometer, actor, now);
            db.AuditRows.Add(new AuditRow(actor, "odometer statement signed", paper.Reference, now, financedAccountId: account.FinancedAccountId, after: $"{request.Odometer} miles, {request.Certification}"));
            await db.SaveChangesAsync(cancellationToken);
            return new HandOverAnswer.Done(paper.Reference);
        }, cancellationToken);
    }

    /// <summary>Takes in the receipt. From here on nothing is billed and no late fee arises until a dealer books the vehicle in.</summary>
    public Task<HandOverAnswer> ReportAsync(ReportReturn request, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync<HandOverAnswer>(async () =>
        {
            var (account, file) = await leases.OpenAsync(LeaseActs.CustomerOf(actor), request.LeaseReference, PartyRights.Pay, cancellationToken);
            if (!LeaseActs.CanStillEnd(file))
            {
                return new HandOverAnswer.NotPossible();
            }

            if (Wrong(file, request.On, request.Odometer, request.KeepUnusual) is { } wrong)
            {
                return new HandOverAnswer.WrongReading(wrong);
            }

            if (request.On < LeaseActs.ReturnFrom(file) && !await db.ServiceRequests.AnyAsync(r => r.FinancedAccountId == account.FinancedAccountId, cancellationToken))
            {
                return new HandOverAnswer.TooEarly();
            }

            var now = clock.UtcNow();
            var photos = request.Photos.Select(p => Photo.Of(p, account.FinancedAccountId, now)).ToList();
            db.Photos.AddRange(photos);
            var report = new VehicleReturn
            {
                FinancedAccountId = account.FinancedAccountId,
                DealerName = request.DealerName,
                HandedOverOn = request.On,
                HandedOverAt = request.At,
                Odometer = request.Odometer,
                Photos = string.Join(' ', photos.Select(p => p.Reference)),
                ReportedAt = now,
            };
            db.VehicleReturns.Add(report);
            if ((await contracts.BookAsync(account, new NewEvent(AccountEventKind.ReturnReported, request.On) { Cause = $"handed over at {request.DealerName}" }, actor, cancellationToken)).Refusal is { } refusal)
            {
                throw new InvalidOperationException($"A return that was allowed could not be reported: {refusal}.");
            }

            AddReading(account, file, request.On, request.Odometer, actor, now);
            var customer = await CustomerAsync(actor, cancellationToken);
            var paper = ReturnReceipt.Of(file, report, photos.Count, "From the upload of this receipt no payment is billed, no late fee is charged and nothing is reported as late, until a dealer books the vehicle in.", now);
            db.LeasePapers.Add(paper);
            notices.Tell(customer, NotificationKind.Account, ReturnEmails.Reported(file, customer, report), $"{file.Vehicle.Name}, account ending in {file.LastFour}.", isRequired: true);
            db.AuditRows.Add(new AuditRow(actor, "return reported", request.LeaseReference, now, financedAccountId: account.FinancedAccountId, after: $"{request.DealerName} {request.On:yyyy-MM-dd} {request.At:HH:mm}, {request.Odometer} miles"));
            await db.SaveChangesAsync(cancellationToken);
            return new HandOverAnswer.Done(paper.Reference);
        }, cancellationToken);
    }

    private static ReadingCheck? Wrong(LeaseFile file, DateOnly on, int miles, bool keep)
    {
        var check = ReadingCheck.Of(file.Terms, file.Readings, on, miles, file.Today);
        return check.Problem is ReadingProblem.None || (check.MayBeKept && keep) ? null : check;
    }

    private void AddReading(FinancedAccount account, LeaseFile file, DateOnly on, int miles, Actor actor, DateTime now)
    {
        if (!file.Readings.Any(r => r.ReadOn == on && r.Miles == miles))
        {
            db.OdometerReadings.Add(new OdometerReading { VehicleId = account.VehicleId, ReadOn = on, Miles = miles, Source = OdometerSource.Customer, RecordedAt = now, RecordedBy = actor.Name });
        }
    }

    private Task<Customers.Customer> CustomerAsync(Actor actor, CancellationToken cancellationToken) => db.Customers.SingleAsync(c => c.CustomerId == actor.CustomerId, cancellationToken);
}
