using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Images;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.Changes;
using FinancePortal.Core.Leases.Emails;
using FinancePortal.Core.Leases.Wear;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Leases.HandOver;

/// <summary>What a dealer finds when it books a vehicle in.</summary>
public sealed record BookIn
{
    public required string LeaseReference { get; init; }

    /// <summary>The day the vehicle came back.</summary>
    public required DateOnly On { get; init; }
    public required int Odometer { get; init; }

    /// <summary>How many of each rule of the wear guide.</summary>
    public IReadOnlyDictionary<string, int> Wear { get; init; } = new Dictionary<string, int>();

    /// <summary>The dealer's photos, by area of the wear guide.</summary>
    public IReadOnlyDictionary<string, ImageFile> Photos { get; init; } = new Dictionary<string, ImageFile>();

    /// <summary>When it came back, by the dealer's own clock, and to whom.</summary>
    public TimeOnly At { get; init; }
    public string DealerName { get; init; } = "";
}

/// <summary>A lease with its final bill.</summary>
/// <param name="Answers">What a colleague answered, by the reference of the disputed charge.</param>
public sealed record FinalBillFile(LeaseFile Lease, IReadOnlyList<LeaseCharge> Charges, VehicleReturn? Report, IReadOnlyDictionary<string, string> Answers);

/// <summary>Books a returned vehicle in, bills what the return costs, and takes what a lessee says against a line.</summary>
public sealed class FinalBillService(PortalDbContext db, LeaseService leases, ContractService contracts, CaseService cases, WearProtectionService protection, LeaseBill rules, NoticeService notices, TimeProvider clock)
{
    /// <summary>The lease returns: one event for the return, one for each charge, and the lines with rule, price and photo.</summary>
    /// <returns>Null when the lease is not open any more; when it is no return but an early end: that is a colleague's, with the realized value; or when it ends by military orders.</returns>
    public Task<FinalBill?> BookInAsync(BookIn request, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            var (account, file) = await BilledAsync(request, actor, cancellationToken);
            return !file.IsOpen || request.On < Ending.LeaseActs.ReturnFrom(file) || await OrdersAsync(account, cancellationToken) is { IsChecked: true }
                ? null
                : await EndAsync(account, file, request, null, actor, cancellationToken);
        }, cancellationToken);
    }

    /// <summary>
    /// The second colleague grants a service member's orders by booking the vehicle in: no charge for ending early, what was paid ahead comes
    /// back, and miles and wear are billed as the contract says (50 USC 3955(e), R-602).
    /// </summary>
    /// <returns>Null when nobody checked the orders, the actor did so, it is granted, or another day is given than was found.</returns>
    public Task<FinalBill?> BookInForServiceAsync(BookIn request, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            var (account, file) = await BilledAsync(request, actor, cancellationToken);
            return file.IsOpen && await OrdersAsync(account, cancellationToken) is { IsChecked: true } orders && orders.CheckedByUserId != actor.UserId && orders.ReturnedOn == request.On
                ? await EndAsync(account, file, request, orders, actor, cancellationToken)
                : null;
        }, cancellationToken);
    }

    private async Task<FinalBill?> EndAsync(FinancedAccount account, LeaseFile file, BookIn request, ServiceRequest? orders, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow();
        var plan = await db.LeasePlans.SingleOrDefaultAsync(p => p.FinancedAccountId == account.FinancedAccountId, cancellationToken);
        var own = await db.WearNotes.Where(n => n.FinancedAccountId == account.FinancedAccountId && n.Photo != "").ToDictionaryAsync(n => n.Area, n => n.Photo, cancellationToken);
        var taken = request.Photos.ToDictionary(p => p.Key, p => Photo.Of(p.Value, account.FinancedAccountId, now));
        db.Photos.AddRange(taken.Values);
        var photos = own.Where(o => !taken.ContainsKey(o.Key)).Concat(taken.Select(t => KeyValuePair.Create(t.Key, t.Value.Reference))).ToDictionary(p => p.Key, p => p.Value);
        var bill = FinalBill.Of(
            file, request.On, request.Odometer, WearEstimate.Of(rules.Guide, request.Wear, await protection.MostAsync(file, cancellationToken), photos), rules.Policy.EstimateCapsTheBill && plan?.WearAcceptedAt is not null ? plan.Wear : null, serves: orders is not null);

        var on = request.On < account.State.LastEffectiveOn ? account.State.LastEffectiveOn : request.On;
        var ended = await BookAsync(account, orders is null ? new NewEvent(AccountEventKind.LeaseReturned, on) { Number = file.PaymentsToCome, Cause = "vehicle booked in" } : new NewEvent(AccountEventKind.EarlyTermination, on) { Cause = "service member, 50 USC 3955" }, actor, cancellationToken);
        foreach (var line in bill.Lines)
        {
            var sequence = line.Kind is LeaseChargeKind.Payments ? ended
                : line.Amount.IsPositive
                ? await BookAsync(account, new NewEvent(AccountEventKind.FeeAssessed, on, line.Amount) { Cause = line.Title.Length > 200 ? line.Title[..200] : line.Title }, actor, cancellationToken)
                : line.Amount.IsNegative
                    ? await BookAsync(account, new NewEvent(AccountEventKind.CreditGranted, on, -line.Amount) { Cause = line.Title }, actor, cancellationToken)
                    : (int?)null;
            db.LeaseCharges.Add(new LeaseCharge { FinancedAccountId = account.FinancedAccountId, Kind = line.Kind, Title = line.Title, Rule = line.Rule, Full = line.Full, Amount = line.Amount, EventSequence = sequence, Steps = Explanation.ToJson(line.Why), Photo = line.Photo });
        }

        if (!file.Readings.Any(r => r.ReadOn == request.On && r.Miles == request.Odometer))
        {
            db.OdometerReadings.Add(new OdometerReading { VehicleId = account.VehicleId, ReadOn = request.On, Miles = request.Odometer, Source = OdometerSource.Dealer, RecordedAt = now, RecordedBy = actor.Name });
        }

        await ReceivedAsync(account, file, request, [.. taken.Values], actor, now, cancellationToken);
        if (orders is not null)
        {
            orders.Grant(file.Today, bill.Refund);
            await cases.CloseAsync(CaseKind.UploadToConfirm, request.LeaseReference, "Granted", cancellationToken);
        }

        db.AuditRows.Add(new AuditRow(actor, orders is null ? "vehicle booked in" : "service member's lease ended", request.LeaseReference, now, financedAccountId: account.FinancedAccountId, after: $"{request.Odometer} miles, {bill.Total}"));
        await db.SaveChangesAsync(cancellationToken);
        return bill;
    }

    /// <summary>The receipt, unless the lessee made one; and the lessee is told.</summary>
    private async Task ReceivedAsync(FinancedAccount account, LeaseFile file, BookIn request, List<Photo> taken, Actor actor, DateTime now, CancellationToken cancellationToken)
    {
        if (await db.VehicleReturns.SingleOrDefaultAsync(r => r.FinancedAccountId == account.FinancedAccountId, cancellationToken) is not { } report)
        {
            report = new VehicleReturn
            {
                FinancedAccountId = account.FinancedAccountId,
                DealerName = request.DealerName.Length > 0 ? request.DealerName : actor.Name,
                HandedOverOn = request.On,
                HandedOverAt = request.At,
                Odometer = request.Odometer,
                Photos = string.Join(' ', taken.Select(p => p.Reference)),
                ReportedAt = now,
            };
            db.VehicleReturns.Add(report);
            db.LeasePapers.Add(ReturnReceipt.Of(file, report, taken.Count, "The dealer booked the vehicle in. Your final bill is in the portal.", now));
        }

        report.BookIn(now);
        await cases.CloseAsync(CaseKind.UnbookedReturn, request.LeaseReference, "Booked in", cancellationToken);
        foreach (var party in await db.Parties.Include(p => p.Customer).Where(p => EF.Property<long>(p, "FinancedAccountId") == account.FinancedAccountId && p.Role == PartyRole.Borrower).ToListAsync(cancellationToken))
        {
            notices.Tell(party.Customer, NotificationKind.Account, ReturnEmails.Billed(file, party.Customer, account.State.FeesOwed.IsPositive || account.State.OpenLeft.IsPositive), $"{file.Vehicle.Name}, account ending in {file.LastFour}.", isRequired: true);
        }
    }

    /// <summary>The lease with every payment billed that fell due until the vehicle came back.</summary>
    private async Task<(FinancedAccount Account, LeaseFile File)> BilledAsync(BookIn request, Actor actor, CancellationToken cancellationToken)
    {
        var (account, _) = await leases.OpenForStaffAsync(request.LeaseReference, cancellationToken);
        contracts.BillThrough(account, request.On, actor);
        return await leases.OpenForStaffAsync(request.LeaseReference, cancellationToken);
    }

    private Task<ServiceRequest?> OrdersAsync(FinancedAccount account, CancellationToken cancellationToken) =>
        db.ServiceRequests.SingleOrDefaultAsync(r => r.FinancedAccountId == account.FinancedAccountId, cancellationToken);

    /// <exception cref="NotFoundException">No such lease, or not this customer's to see.</exception>
    public async Task<FinalBillFile> BillAsync(long customerId, string reference, CancellationToken cancellationToken)
    {
        var file = await leases.FileAsync(customerId, reference, cancellationToken);
        var charges = await db.LeaseCharges.AsNoTracking().Where(c => db.Accounts.Any(a => a.Reference == reference && a.FinancedAccountId == c.FinancedAccountId)).OrderBy(c => c.LeaseChargeId).ToListAsync(cancellationToken);
        var report = await db.VehicleReturns.AsNoTracking().SingleOrDefaultAsync(r => db.Accounts.Any(a => a.Reference == reference && a.FinancedAccountId == r.FinancedAccountId), cancellationToken);
        var disputed = charges.Where(c => c.DisputedAt is not null).Select(c => c.Reference).ToList();
        var answers = disputed.Count == 0
            ? []
            : await db.StaffCases.AsNoTracking().Where(c => c.Kind == CaseKind.BillingDispute && c.State == CaseState.Closed && disputed.Contains(c.Subject)).ToDictionaryAsync(c => c.Subject, c => c.Outcome, cancellationToken);
        return new FinalBillFile(file, charges, report, answers);
    }

    /// <summary>Takes what the lessee says against a line; a colleague gets it. Said once.</summary>
    /// <returns>False when the line was disputed before or asks for nothing.</returns>
    /// <exception cref="NotFoundException">No such line on a lease of this customer's.</exception>
    public Task<bool> DisputeAsync(string reference, string chargeReference, string why, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return db.WriteAsync(async () =>
        {
            var (account, _) = await leases.OpenAsync(Ending.LeaseActs.CustomerOf(actor), reference, PartyRights.Dispute, cancellationToken);
            var charge = await db.LeaseCharges.SingleOrDefaultAsync(c => c.Reference == chargeReference && c.FinancedAccountId == account.FinancedAccountId, cancellationToken) ?? throw new NotFoundException();
            if (!charge.MayBeDisputed)
            {
                return false;
            }

            var now = clock.UtcNow();
            charge.DisputeWith(why, now);
            await cases.OpenAsync(CaseKind.BillingDispute, chargeReference, $"Lease-end charge of {charge.Amount} disputed", clock.Today().AddDays(30), actor.CustomerId, account.FinancedAccountId, $"{charge.Title}. {why}", cancellationToken);
            db.AuditRows.Add(new AuditRow(actor, "lease-end charge disputed", chargeReference, now, financedAccountId: account.FinancedAccountId));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    private async Task<int> BookAsync(FinancedAccount account, NewEvent next, Actor actor, CancellationToken cancellationToken)
    {
        var booking = await contracts.BookAsync(account, next, actor, cancellationToken);
        return booking.Refusal is { } refusal ? throw new InvalidOperationException($"{next.Kind} could not be booked: {refusal}.") : booking.Sequence;
    }
}

/// <summary>What a final bill is made with.</summary>
public sealed record LeaseBill(WearGuide Guide, LeasePolicy Policy);
