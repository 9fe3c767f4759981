using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Staff.Corrections;
using FinancePortal.Core.Staff.History;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Staff;

/// <summary>Loan A with a payment that was received on May 3 and keyed on May 18, so that a late fee arose on May 17; and the people who put it right.</summary>
public sealed class LateKeyedPayment : IAsyncDisposable
{
    public static readonly Money Installment = Money.FromCents(812_14);
    public static readonly Money LateFee = Money.FromCents(40_60);
    public static readonly DateOnly ReceivedOn = new(2026, 5, 3);
    public static readonly DateOnly KeyedOn = new(2026, 5, 18);
    public static readonly Actor Sam = new(ActorKind.Staff, UserId: 7, CustomerId: null, "Sam Whitfield");
    public static readonly Actor Taylor = new(ActorKind.Staff, UserId: 8, CustomerId: null, "Taylor Brandt");

    public PortalCore Core { get; } = new();
    public TestContract Loan { get; private set; } = null!;
    public int KeyedLate { get; private set; }
    public int Fee { get; private set; }

    public async Task HappenAsync()
    {
        Loan = await Core.Database.FundAsync(Core.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 1)));
        await Core.Database.PaidOnTimeAsync(Core.Clock, Loan, 2);
        Core.Clock.GoTo(new DateOnly(2026, 5, 17));
        await BookAsync(new NewEvent(AccountEventKind.LateFeeAssessed, new DateOnly(2026, 5, 17), LateFee) { Number = 3 });
        Core.Clock.GoTo(KeyedOn);
        await BookAsync(new NewEvent(AccountEventKind.Payment, KeyedOn, Installment));
        Core.Clock.GoTo(new DateOnly(2026, 5, 20));
        var events = await EventsAsync();
        await KeepPaymentsAsync();
        (KeyedLate, Fee) = (events[^1].Sequence, events.Single(e => e.Kind is AccountEventKind.LateFeeAssessed).Sequence);
    }

    /// <summary>What Sam asks for: the right date, and the late fee back.</summary>
    public CorrectionRequest RightDate => new()
    {
        Kind = CorrectionKind.ChangeEffectiveDate,
        Sequence = KeyedLate,
        NewDate = ReceivedOn,
        TakesBackLateFees = true,
        Reason = CorrectionReason.ReceivedBeforePosting,
        Note = "Envelope scanned on May 3, keyed on May 18.",
        EvidenceReference = "lockbox batch LB-3391",
    };

    public async Task BookAsync(NewEvent next)
    {
        await Core.Database.BookAsync(Core.Clock, Loan, next);
        await KeepPaymentsAsync();
    }

    public Task<CorrectionEffect> PreviewAsync(CorrectionRequest request) =>
        Core.WithAsync<CorrectionService, CorrectionEffect>(s => s.PreviewAsync(Loan.Customer.CustomerId, Loan.Account.Reference, request, CancellationToken.None));

    /// <param name="seen">The last entry that the form saw; the account's own unless told.</param>
    public async Task<CorrectionAnswer> ProposeAsync(CorrectionRequest request, int? seen = null)
    {
        var whole = request with { SeenSequence = seen ?? await SequenceAsync() };
        return await Core.WithAsync<CorrectionService, CorrectionAnswer>(s => s.ProposeAsync(Loan.Customer.CustomerId, Loan.Account.Reference, whole, Sam, CancellationToken.None));
    }

    public Task<CorrectionAnswer> ProposePersonalAsync(string field, string value, string seen) =>
        Core.WithAsync<CorrectionService, CorrectionAnswer>(s => s.ProposePersonalAsync(
            Loan.Customer.CustomerId, new CorrectionRequest { Kind = CorrectionKind.PersonalData, Field = field, NewValue = value, Reason = CorrectionReason.CustomerAsked, Note = "asked", EvidenceReference = "marriage certificate" }, seen, Sam, CancellationToken.None));

    public async Task<CorrectionAnswer> DecideAsync(string reference, Actor? actor = null, int? seen = null, bool approve = true)
    {
        var sequence = seen ?? await SequenceAsync();
        return await Core.WithAsync<CorrectionApprovalService, CorrectionAnswer>(s => s.DecideAsync(reference, approve, "Looked at the scan.", sequence, actor ?? Taylor, CancellationToken.None));
    }

    /// <summary>Sam proposes and Taylor approves.</summary>
    public async Task CorrectAsync(CorrectionRequest request)
    {
        var waits = Assert.IsType<CorrectionAnswer.Waits>(await ProposeAsync(request));
        Assert.IsType<CorrectionAnswer.Booked>(await DecideAsync(waits.Reference));
    }

    public async Task<AccountHistory> HistoryAsync(DateOnly? asOf = null, DateOnly? knownOn = null) =>
        (await Core.WithAsync<AccountFileService, AccountFile>(s => s.ReadAsync(Loan.Customer.CustomerId, Loan.Account.Reference, asOf, knownOn, CancellationToken.None))).Then;

    public async Task<int> SequenceAsync()
    {
        await using var db = Core.Open();
        return await db.Accounts.Where(a => a.FinancedAccountId == Loan.Account.FinancedAccountId).Select(a => a.LastSequence).SingleAsync();
    }

    public async Task<List<AccountEvent>> EventsAsync()
    {
        await using var db = Core.Open();
        return await db.Events.AsNoTracking().Where(e => e.FinancedAccountId == Loan.Account.FinancedAccountId).OrderBy(e => e.Sequence).ToListAsync();
    }

    /// <summary>Gives each payment event the row that the portal would have made with it.</summary>
    private async Task KeepPaymentsAsync()
    {
        await using var db = Core.Open();
        var account = await db.Accounts.SingleAsync(a => a.FinancedAccountId == Loan.Account.FinancedAccountId);
        var events = await db.Events.Where(e => e.FinancedAccountId == account.FinancedAccountId && e.Kind == AccountEventKind.Payment
            && !db.Payments.Any(p => p.FinancedAccountId == e.FinancedAccountId && p.CreditedBySequence == e.Sequence)).ToListAsync();
        foreach (var e in events)
        {
            var now = Core.Clock.UtcNow();
            var payment = new Payment { Account = account, MethodName = "Check", Purpose = PaymentPurpose.Regular, Origin = PaymentOrigin.Mail, Amount = e.Amount, RequestKey = $"test-{e.Sequence}", CreditOn = e.EffectiveOn, CreatedAt = now };
            payment.Credit(e.Sequence, now);
            payment.Send(now);
            payment.Settle(now);
            db.Add(payment);
        }

        await db.SaveChangesAsync();
    }

    public async Task VerifyAsync()
    {
        await using var db = Core.Open();
        foreach (var check in await new VerifyService(db).RunAsync(static _ => { }, JobProgress.Silent(Core.Clock), CancellationToken.None))
        {
            Assert.True(check.Passed, $"{check.Name}: {string.Join("; ", check.FirstOffenders)}");
        }
    }

    public ValueTask DisposeAsync() => Core.DisposeAsync();
}
