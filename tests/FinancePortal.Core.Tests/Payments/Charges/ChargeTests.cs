using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments.Charges;
using FinancePortal.Core.Tests.Payments.Ach;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Payments.Charges;

[Trait("Feature", "F-416")]
public sealed class ChargeTests : IAsyncDisposable
{
    private static readonly Actor Intake = Actor.System("intake");
    private readonly BankCase bank = new();

    public ValueTask DisposeAsync() => bank.DisposeAsync();

    [Fact]
    public async Task A_charge_is_billed_once_for_a_notice_and_the_customer_is_told()
    {
        var contract = await bank.LoanAsync();
        var charge = await BilledAsync(contract);
        Assert.Equal(charge.IncidentalChargeId, Assert.IsType<ChargeAnswer.Done>(await BillAsync(contract, r => r)).Charge.IncidentalChargeId);
        Assert.IsType<ChargeAnswer.Refused>(await BillAsync(contract, r => r with { Amount = Money.FromCents(1) }));
        Assert.Equal(Money.FromCents(18_50), (await bank.AccountAsync(contract)).Balances.Fees);
        Assert.True(await bank.AskAsync(db => db.OutboxEmails.AnyAsync(e => e.Subject == "Toll of $18.50 on your account")));
        await bank.VerifyAsync();
    }

    [Fact]
    public async Task While_it_is_disputed_nobody_asks_for_it_and_upheld_it_comes_back()
    {
        var contract = await bank.LoanAsync();
        var charge = await BilledAsync(contract);
        Assert.IsType<ChargeAnswer.Done>(await DisputeAsync(contract, charge, "I sold the car before that day."));
        Assert.Equal(Money.Zero, (await bank.AccountAsync(contract)).Balances.Fees);
        Assert.Equal("I sold the car before that day.", await bank.AskAsync(db => db.StaffCases.Where(c => c.Kind == CaseKind.BillingDispute && c.Subject == charge.Reference).Select(c => c.Note).SingleAsync()));

        await DecideAsync(charge, stands: true);
        Assert.Equal(Money.FromCents(18_50), (await bank.AccountAsync(contract)).Balances.Fees);
        Assert.IsType<ChargeAnswer.Refused>(await DisputeAsync(contract, charge, "Still not mine."));
        Assert.Equal(bank.Clock.Today().AddDays(BillCharge.LeastDays), (await bank.AskAsync(db => db.IncidentalCharges.SingleAsync())).DueOn);
        await bank.VerifyAsync();
    }

    [Fact]
    public async Task A_charge_that_was_paid_and_withdrawn_is_the_customers_credit()
    {
        var contract = await bank.LoanAsync();
        var charge = await BilledAsync(contract);
        await bank.PayAsync(contract, 900_00);
        Assert.Equal(Money.Zero, (await bank.AccountAsync(contract)).Balances.Fees);
        await DisputeAsync(contract, charge, "Not mine.");
        await DecideAsync(charge, stands: false);
        Assert.Equal(Money.FromCents(18_50), (await bank.AccountAsync(contract)).State.Credit);
        await bank.VerifyAsync();
    }

    [Theory]
    [InlineData(0, "Bridge", "1", -5, 30)]
    [InlineData(-1, "Bridge", "1", -5, 30)]
    [InlineData(100_000_01, "Bridge", "1", -5, 30)]
    [InlineData(5_00, " ", "1", -5, 30)]
    [InlineData(5_00, "Bridge", "", -5, 30)]
    [InlineData(5_00, "Bridge", "1", 1, 30)]
    [InlineData(5_00, "Bridge", "1", -400, 30)]
    [InlineData(5_00, "Bridge", "1", -5, 20)]
    [InlineData(5_00, "Bridge", "1", -5, 400)]
    public async Task What_makes_no_sense_is_not_billed(long cents, string origin, string number, int incurred, int due)
    {
        var contract = await bank.LoanAsync();
        var today = bank.Clock.Today();
        Assert.IsType<ChargeAnswer.Refused>(await BillAsync(contract, r => r with { Amount = Money.FromCents(cents), Origin = origin, OriginNumber = number, IncurredOn = today.AddDays(incurred), DueOn = today.AddDays(due) }));
        Assert.False(await bank.AskAsync(db => db.IncidentalCharges.AnyAsync()));
    }

    [Theory]
    [InlineData(null, null, 30_00, 40_60)]
    [InlineData(30_00L, null, 30_00, 40_60)]
    [InlineData(29_99L, null, 15_00, 0)]
    [InlineData(14_99L, null, 5_00, 0)]
    [InlineData(4_99L, null, 0, 0)]
    [InlineData(0L, null, 0, 0)]
    [InlineData(null, 9, 30_00, 0)]
    [InlineData(null, 3, 0, 0)]
    [InlineData(null, 99, 30_00, 40_60)]
    public void Autopay_takes_whole_charges_oldest_first_up_to_the_amount_chosen_and_nothing_from_a_disputed_one_on(long? upTo, int? disputed, long charges, long fees)
    {
        var on = new DateOnly(2026, 4, 1);
        FeeDue[] open =
        [
            new(3, AccountEventKind.FeeAssessed, on, Money.FromCents(5_00)),
            new(4, AccountEventKind.FeeAssessed, on, Money.FromCents(10_00)),
            new(5, AccountEventKind.FeeAssessed, on, Money.FromCents(15_00)),
            new(9, AccountEventKind.LateFeeAssessed, on, Money.FromCents(40_60)),
        ];
        var plan = ChargesInAutopay.Of(open, upTo is { } cents ? Money.FromCents(cents) : null, disputed);
        Assert.Equal((Money.FromCents(fees), Money.FromCents(charges), Money.FromCents(70_60 - fees - charges)), (plan.Fees, plan.Charges, plan.LeftOut));
    }

    private async Task<IncidentalCharge> BilledAsync(TestContract contract) => Assert.IsType<ChargeAnswer.Done>(await BillAsync(contract, r => r)).Charge;

    private Task<ChargeAnswer> BillAsync(TestContract contract, Func<BillCharge, BillCharge> change) => bank.Portal.WithAsync<ChargeService, ChargeAnswer>(s => s.BillAsync(change(new BillCharge
    {
        AccountNumber = contract.Account.AccountNumber,
        Kind = ChargeKind.Toll,
        Origin = "Harris County Toll Road Authority",
        OriginNumber = "VN 40 118 226",
        IncurredOn = bank.Clock.Today().AddDays(-20),
        Amount = Money.FromCents(18_50),
        DueOn = bank.Clock.Today().AddDays(30),
    }), Intake, CancellationToken.None));

    private Task<ChargeAnswer> DisputeAsync(TestContract contract, IncidentalCharge charge, string reason) => bank.Portal.WithAsync<ChargeService, ChargeAnswer>(s =>
        s.DisputeAsync(contract.Account.Reference, charge.Reference, reason, contract.Actor, CancellationToken.None));

    private Task<ChargeAnswer> DecideAsync(IncidentalCharge charge, bool stands) => bank.Portal.WithAsync<ChargeService, ChargeAnswer>(s =>
        s.DecideAsync(charge.Reference, stands, "We looked at the toll camera’s picture.", Actor.System("colleague"), CancellationToken.None));
}
