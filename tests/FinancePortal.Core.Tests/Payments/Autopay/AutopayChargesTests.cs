using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Payments.Charges;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using static FinancePortal.Core.Tests.Payments.Autopay.AutopayCase;

namespace FinancePortal.Core.Tests.Payments.Autopay;

/// <summary>Taxes, tolls and tickets in autopay, up to the amount that the customer chose (F-416).</summary>
[Trait("Feature", "F-416")]
public sealed class AutopayChargesTests : IAsyncDisposable
{
    private readonly AutopayCase autopay = new();

    public ValueTask DisposeAsync() => autopay.DisposeAsync();

    [Theory]
    [Trait("Rule", "R-402")]
    [InlineData(null, 30_00, "Autopay takes it along")]
    [InlineData(30_00L, 30_00, "Autopay takes it along")]
    [InlineData(29_99L, 0, "Autopay leaves it out, as you chose")]
    [InlineData(0L, 0, "Autopay leaves it out, as you chose")]
    public async Task A_charge_within_the_amount_chosen_is_announced_and_taken_and_another_is_left_to_the_customer(long? upTo, long taken, string said)
    {
        var contract = await OnAsync(upTo);
        await BillAsync(contract, 30_00);
        Assert.Contains(said, (await autopay.Bank.AskAsync(db => db.OutboxEmails.SingleAsync(e => e.Subject == "Toll of $30.00 on your account"))).TextBody, StringComparison.Ordinal);

        await AnnouncedThroughAsync(April);
        await autopay.CollectAsync(April);

        var amount = Due + Money.FromCents(taken);
        Assert.Equal(amount, await autopay.TakenAsync());
        Assert.Equal(Money.FromCents(30_00 - taken), (await autopay.Bank.AccountAsync(contract)).Balances.Fees);
        Assert.Equal(taken > 0 ? 1 : 0, await autopay.Bank.AskAsync(db => db.AutopayNotices.CountAsync(n => n.Kind == AutopayNoticeKind.TenDays && n.Amount.Cents == amount.Cents)));
        if (taken == 0)
        {
            Assert.Contains("$30.00 in fees and charges stays on your account", (await autopay.Bank.AskAsync(db => db.OutboxEmails.SingleAsync(e => e.Subject.StartsWith("We received your automatic")))).TextBody, StringComparison.Ordinal);
        }

        await autopay.Bank.VerifyAsync();
    }

    [Fact]
    public async Task The_installment_is_whole_while_a_charge_is_left_out_month_after_month()
    {
        var contract = await OnAsync(upToCents: 0);
        await BillAsync(contract, 300_00);
        for (var on = April; on <= new DateOnly(2026, 7, 1); on = on.AddMonths(1))
        {
            await autopay.CollectAsync(on);
            Assert.False((await autopay.Bank.AccountAsync(contract)).State.Open.Count > 0);
        }

        Assert.Equal((Due * 4, Money.FromCents(300_00)), (await autopay.TakenAsync(), (await autopay.Bank.AccountAsync(contract)).Balances.Fees));
    }

    [Fact]
    public async Task The_choice_is_in_the_authorization_and_in_the_list_of_debits()
    {
        var contract = await OnAsync(upToCents: 50_00);
        Assert.Contains("Taxes, tolls and tickets billed to this account are included up to $50.00 in one debit", (await autopay.EnrollmentAsync()).Authorization, StringComparison.Ordinal);
        await BillAsync(contract, 30_00);
        await BillAsync(contract, 40_00, number: "VN 2");

        var desk = await autopay.Bank.Portal.WithAsync<AutopayService, AutopayDesk>(a => a.DeskAsync(contract.Actor.CustomerId!.Value, contract.Account.Reference, default));
        Assert.Equal((Due + Money.FromCents(30_00), "It includes $30.00 in taxes, tolls and tickets. $40.00 in fees and charges is left out."), (desk.Debits[0].Total, AutopayWords.Why(desk.Debits[0])));
        Assert.Equal(Due + Money.FromCents(40_00), desk.Debits[1].Total);
        Assert.Equal(Due, desk.Debits[2].Total);
    }

    [Fact]
    [Trait("Rule", "R-402")]
    public async Task What_could_not_be_announced_is_listed_with_the_debit_after_it_and_taken_with_that()
    {
        var contract = await OnAsync(upToCents: null);
        autopay.Bank.Clock.GoTo(April.AddDays(-5));
        await BillAsync(contract, 30_00);
        var desk = await autopay.Bank.Portal.WithAsync<AutopayService, AutopayDesk>(a => a.DeskAsync(contract.Actor.CustomerId!.Value, contract.Account.Reference, default));
        Assert.Equal([Due, Due + Money.FromCents(30_00), Due], desk.Debits.Take(3).Select(d => d.Total));
        Assert.StartsWith("$30.00 more waits for the next debit", AutopayWords.Why(desk.Debits[0]), StringComparison.Ordinal);

        await AnnouncedThroughAsync(April);
        await autopay.CollectAsync(April);
        Assert.Equal(Due, await autopay.TakenAsync());
    }

    [Fact]
    public async Task The_same_choice_again_is_the_one_that_holds_and_another_is_a_new_authorization()
    {
        var contract = await OnAsync(upToCents: 50_00);
        await autopay.EnrollAsync(contract, Rule() with { ChargesUpTo = Money.FromCents(50_00) });
        Assert.Equal(1, await autopay.Bank.AskAsync(db => db.AutopayEnrollments.CountAsync()));
        await autopay.EnrollAsync(contract, Rule());
        Assert.Null((await autopay.EnrollmentAsync()).ChargesUpToCents);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10_000_01)]
    public async Task An_amount_that_makes_no_sense_is_refused_beside_its_field(long cents)
    {
        var contract = await autopay.Bank.LoanAsync();
        var answer = await autopay.EnrollAsync(contract, Rule() with { ChargesUpTo = Money.FromCents(cents) });
        Assert.Equal(AutopayField.Charges, Assert.IsType<EnrollInAutopayAnswer.Refused>(answer).Field);
    }

    [Fact]
    public async Task A_disputed_charge_is_not_debited_even_when_it_was_announced()
    {
        var contract = await OnAsync(upToCents: null);
        var charge = await BillAsync(contract, 30_00);
        await AnnouncedThroughAsync(April.AddDays(-5));
        await autopay.Bank.Portal.WithAsync<ChargeService, ChargeAnswer>(s => s.DisputeAsync(contract.Account.Reference, charge.Reference, "Not my car.", contract.Actor, default));
        await autopay.CollectAsync(April);
        Assert.Equal(Due, await autopay.TakenAsync());
    }

    private Task<TestContract> OnAsync(long? upToCents) => autopay.OnAsync(Rule() with { ChargesUpTo = upToCents is { } cents ? Money.FromCents(cents) : null });

    private async Task AnnouncedThroughAsync(DateOnly last)
    {
        for (var day = autopay.Bank.Clock.Today(); day <= last; day = day.AddDays(1))
        {
            await autopay.AnnounceAsync(day);
        }
    }

    private async Task<IncidentalCharge> BillAsync(TestContract contract, long cents, string number = "VN 1")
    {
        var today = autopay.Bank.Clock.Today();
        var answer = await autopay.Bank.Portal.WithAsync<ChargeService, ChargeAnswer>(s => s.BillAsync(new BillCharge
        {
            AccountNumber = contract.Account.AccountNumber,
            Kind = ChargeKind.Toll,
            Origin = "Harris County Toll Road Authority",
            OriginNumber = number,
            IncurredOn = today.AddDays(-3),
            Amount = Money.FromCents(cents),
            DueOn = today.AddDays(40),
        }, Actor.System("intake"), default));
        return Assert.IsType<ChargeAnswer.Done>(answer).Charge;
    }
}
