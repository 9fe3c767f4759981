using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Images;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Payments.Emails;
using FinancePortal.Core.ServicePlans.Insurance;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments.Charges;

/// <summary>Taxes, tolls and tickets: billed with their paper, disputed by the customer, decided by a colleague (F-416).</summary>
public sealed class ChargeService(PortalDbContext db, ContractService contracts, CaseService cases, NoticeService notices, TimeProvider clock)
{
    private const int DaysToDecide = 30;

    /// <summary>All charges of an account, the newest first.</summary>
    /// <exception cref="NotFoundException">No such account, or no right to see it.</exception>
    public async Task<(FinancedAccount Account, IReadOnlyList<ChargeLine> Charges)> ListAsync(long customerId, string accountReference, CancellationToken cancellationToken)
    {
        var account = await MineAsync(db.Accounts.AsNoTracking(), customerId, PartyRights.View, accountReference, cancellationToken);
        var charges = await db.IncidentalCharges.AsNoTracking().Where(c => c.FinancedAccountId == account.FinancedAccountId)
            .Include(c => c.Account).OrderByDescending(c => c.IncidentalChargeId).ToListAsync(cancellationToken);
        var autopay = await AutopayAsync(account, cancellationToken);
        return (account, [.. charges.Select(c => ChargeLine.Of(account, c, c.Status is ChargeStatus.Billed ? Takes(account, autopay, c.Sequence) : null))]);
    }

    /// <summary>The picture of a charge's notice.</summary>
    /// <exception cref="NotFoundException">No such charge of this customer's, or it has no picture.</exception>
    public async Task<Photo> DocumentAsync(long customerId, string accountReference, string chargeReference, CancellationToken cancellationToken)
    {
        var account = await MineAsync(db.Accounts.AsNoTracking(), customerId, PartyRights.View, accountReference, cancellationToken);
        return await db.IncidentalCharges.Where(c => c.FinancedAccountId == account.FinancedAccountId && c.Reference == chargeReference).Select(c => c.Document).SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException();
    }

    /// <summary>Bills a charge, once for a notice of an authority, and tells the borrower. For colleagues and the intake.</summary>
    public Task<ChargeAnswer> BillAsync(BillCharge request, Actor actor, CancellationToken cancellationToken) => db.WriteAsync<ChargeAnswer>(async () =>
    {
        ArgumentNullException.ThrowIfNull(request);
        var today = clock.Today();
        var account = await db.Accounts.Include(a => a.Terms).Include(a => a.Vehicle).SingleOrDefaultAsync(a => a.AccountNumber == request.AccountNumber, cancellationToken);
        if ((account is null ? new("There is no such account.", nameof(request.AccountNumber)) : request.Refuse(today, account.OpenedOn)) is { } refused)
        {
            return refused;
        }

        var (origin, number) = (request.Origin.Trim(), request.OriginNumber.Trim());
        if (await db.IncidentalCharges.Include(c => c.Account).SingleOrDefaultAsync(c => c.Account == account && c.Origin == origin && c.OriginNumber == number, cancellationToken) is { } earlier)
        {
            return earlier.Amount == request.Amount ? new ChargeAnswer.Done(earlier) : new ChargeAnswer.Refused("This notice was billed before with another amount.", nameof(request.OriginNumber));
        }

        if (request.Kind is ChargeKind.Insurance && !await MayForceCoverAsync(account!, request.IncurredOn, today, cancellationToken))
        {
            return new ChargeAnswer.Refused("The customer is insured, or sent a proof that nobody has decided about: no insurance may be charged.", nameof(request.Kind));
        }

        var charge = new IncidentalCharge
        {
            Account = account!,
            Kind = request.Kind,
            Origin = origin,
            OriginNumber = number,
            IncurredOn = request.IncurredOn,
            Amount = request.Amount,
            Document = request.Document is { } picture ? Photo.Of(picture, account!.FinancedAccountId, clock.UtcNow()) : null,
            BilledAt = clock.UtcNow(),
        };
        charge.Bill(await AssessAsync(account!, charge, actor, cancellationToken), request.DueOn);
        db.IncidentalCharges.Add(charge);
        var takes = await AutopayTakesAsync(account!, charge.Sequence, cancellationToken);
        await TellAsync(charge, actor, "charge billed", customer => ChargeEmail.Billed(charge, customer, takes), cancellationToken);
        return new ChargeAnswer.Done(charge);
    }, cancellationToken);

    /// <summary>The customer says that a charge is not right: it goes off the account until a colleague decides.</summary>
    /// <exception cref="NotFoundException">No such charge on an account that this customer may pay.</exception>
    public Task<ChargeAnswer> DisputeAsync(string accountReference, string chargeReference, string reason, Actor actor, CancellationToken cancellationToken) => db.WriteAsync<ChargeAnswer>(async () =>
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(reason);
        var account = await MineAsync(db.Accounts, actor.CustomerId ?? throw new NotFoundException(), PartyRights.Pay, accountReference, cancellationToken);
        var charge = await db.IncidentalCharges.Include(c => c.Account).SingleOrDefaultAsync(c => c.FinancedAccountId == account.FinancedAccountId && c.Reference == chargeReference, cancellationToken) ?? throw new NotFoundException();
        if (reason.Trim() is not { Length: > 0 and <= IncidentalCharge.LongestReason } why)
        {
            return new ChargeAnswer.Refused($"Say what’s wrong with it, in up to {IncidentalCharge.LongestReason} characters.");
        }

        if (!charge.MayDispute)
        {
            return charge.DisputedAt is not null && charge.DisputeReason == why ? new ChargeAnswer.Done(charge) : new ChargeAnswer.Refused("This charge was disputed before. Call us to talk about it.");
        }

        await TakeOffAsync(account, charge, ChargeLine.Of(account, charge).Left, "disputed", actor, cancellationToken);
        charge.Dispute(why, clock.UtcNow());
        await cases.OpenAsync(CaseKind.BillingDispute, charge.Reference, $"{charge.Title} of {charge.Amount} disputed, {charge.Origin} {charge.OriginNumber}",
            clock.Today().AddDays(DaysToDecide), actor.CustomerId, account.FinancedAccountId, why, cancellationToken);
        await TellAsync(charge, actor, "charge disputed", customer => ChargeEmail.Disputed(charge, customer, clock.Today().AddDays(DaysToDecide)), cancellationToken);
        return new ChargeAnswer.Done(charge);
    }, cancellationToken);

    /// <summary>A colleague decides a dispute: the charge comes back with a new due date, or it is gone and what was paid of it is the customer's.</summary>
    /// <exception cref="NotFoundException">No such charge.</exception>
    public Task<ChargeAnswer> DecideAsync(string chargeReference, bool stands, string decision, Actor actor, CancellationToken cancellationToken) => db.WriteAsync<ChargeAnswer>(async () =>
    {
        ArgumentNullException.ThrowIfNull(decision);
        var charge = await db.IncidentalCharges.Include(c => c.Account).ThenInclude(a => a.Terms).Include(c => c.Account.Vehicle).SingleOrDefaultAsync(c => c.Reference == chargeReference, cancellationToken) ?? throw new NotFoundException();
        if (charge.Status is not ChargeStatus.Disputed || decision.Trim() is not { Length: > 0 and <= IncidentalCharge.LongestReason } answer)
        {
            return new ChargeAnswer.Refused(charge.Status is ChargeStatus.Disputed ? "Say why, in words for the customer." : "Nobody disputes this charge now.");
        }

        charge.Decide(answer, clock.UtcNow());
        if (stands)
        {
            charge.Bill(await AssessAsync(charge.Account, charge, actor, cancellationToken), clock.Today().AddDays(BillCharge.LeastDays));
        }
        else
        {
            charge.Withdraw();
        }

        await cases.CloseAsync(CaseKind.BillingDispute, charge.Reference, stands ? "The charge stands" : "Withdrawn", cancellationToken);
        await TellAsync(charge, actor, stands ? "charge upheld" : "charge withdrawn", customer => ChargeEmail.Decided(charge, customer), cancellationToken);
        return new ChargeAnswer.Done(charge);
    }, cancellationToken);

    private Task<AutopayEnrollment?> AutopayAsync(FinancedAccount account, CancellationToken cancellationToken) => db.AutopayEnrollments.AsNoTracking()
        .SingleOrDefaultAsync(a => a.FinancedAccountId == account.FinancedAccountId && a.EndedAt == null && a.Paused == null, cancellationToken);

    private async Task<bool?> AutopayTakesAsync(FinancedAccount account, int sequence, CancellationToken cancellationToken) => Takes(account, await AutopayAsync(account, cancellationToken), sequence);

    /// <summary>Whether autopay takes a charge along; null when it is off.</summary>
    private static bool? Takes(FinancedAccount account, AutopayEnrollment? autopay, int sequence) =>
        autopay is null ? null
        : !AutopayPlan.MayLeaveOut(account.CurrentTerms) || ChargesInAutopay.Of([.. account.State.Fees.TakeWhile(f => f.Sequence != sequence), .. account.State.Fees.Where(f => f.Sequence == sequence)], autopay.Rule.ChargesUpTo, autopay.DisputedFee).LeftOut.IsZero;

    /// <summary>Insurance is charged only for a day that nothing covers, and never while a proof waits to be looked at (F-606).</summary>
    private async Task<bool> MayForceCoverAsync(FinancedAccount account, DateOnly incurredOn, DateOnly today, CancellationToken cancellationToken)
    {
        var proofs = await db.InsuranceProofs.AsNoTracking().Where(p => p.FinancedAccountId == account.FinancedAccountId).ToListAsync(cancellationToken);
        return InsuranceStanding.Of(proofs, incurredOn).MayForceCover && InsuranceStanding.Of(proofs, today).MayForceCover;
    }

    private async Task<int> AssessAsync(FinancedAccount account, IncidentalCharge charge, Actor actor, CancellationToken cancellationToken)
    {
        var fee = new NewEvent(AccountEventKind.FeeAssessed, clock.Today(), charge.Amount) { Cause = $"{charge.Title}, {charge.Origin}, {charge.OriginNumber}" };
        var booking = await contracts.BookAsync(account, fee, actor, cancellationToken);
        return booking.Refusal is { } refusal ? throw new InvalidOperationException($"A charge could not be booked on account {account.Reference}: {refusal}.") : booking.Sequence;
    }

    /// <summary>The whole charge is waived: what is left is not asked for, and what was paid of it is the customer's credit meanwhile.</summary>
    private async Task TakeOffAsync(FinancedAccount account, IncidentalCharge charge, Money left, string cause, Actor actor, CancellationToken cancellationToken)
    {
        var waiver = new NewEvent(AccountEventKind.FeeWaived, clock.Today(), charge.Amount) { Reverses = charge.Sequence, Cause = left.IsZero ? $"{cause}, paid before" : cause };
        if ((await contracts.BookAsync(account, waiver, actor, cancellationToken)).Refusal is { } refusal)
        {
            throw new InvalidOperationException($"Charge {charge.Reference} could not be taken off: {refusal}.");
        }
    }

    private async Task TellAsync(IncidentalCharge charge, Actor actor, string action, Func<Customer, EmailDraft> email, CancellationToken cancellationToken)
    {
        var borrower = await db.Parties.Where(p => p.FinancedAccountId == charge.Account.FinancedAccountId && p.Role == PartyRole.Borrower).Select(p => p.Customer).FirstAsync(cancellationToken);
        notices.Tell(borrower, NotificationKind.Account, email(borrower), $"{charge.Origin}, {charge.OriginNumber}: {charge.Amount}.", isRequired: true);
        db.AuditRows.Add(new AuditRow(actor, action, charge.Reference, clock.UtcNow(), borrower.CustomerId, charge.Account.FinancedAccountId, after: $"{charge.Title} {charge.Amount}, {charge.Origin} {charge.OriginNumber}"));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<FinancedAccount> MineAsync(IQueryable<FinancedAccount> accounts, long customerId, PartyRights right, string reference, CancellationToken cancellationToken) =>
        Reference.IsWellFormed(reference)
            ? await accounts.OfCustomer(customerId, right, clock.Today()).Include(a => a.Terms).Include(a => a.Vehicle).SingleOrDefaultAsync(a => a.Reference == reference, cancellationToken) ?? throw new NotFoundException()
            : throw new NotFoundException();
}
