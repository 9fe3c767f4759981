using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Contracts;

/// <summary>Loan A: 812.14 due on the 1st.</summary>
[Trait("Feature", "F-413")]
[Trait("Rule", "R-211")]
public sealed class LateFeeThreatTests
{
    [Fact]
    public void The_fee_and_the_last_banking_day_to_avoid_it_are_those_of_the_next_unpaid_installment()
    {
        var life = After(1);
        var threat = LateFeeThreat.Next(life.Terms, life.State, Day("2026-03-20"), RuleBook.Empty)!.Value;

        Assert.Equal(LateFee.From(life.Terms.LateFee, Day("2026-04-01")), threat.From);
        Assert.Equal((LateFee.Amount(life.Terms.LateFee, Usd("812.14"), Usd("812.14")), Usd("812.14")), (threat.Amount, threat.Unpaid));
        Assert.True(BankCalendar.IsBankingDay(threat.PayBy) && threat.PayBy < threat.From && threat.PayBy >= threat.From.AddDays(-4));
    }

    [Fact]
    public void What_the_job_assesses_is_what_was_shown()
    {
        var life = After(1);
        var threat = LateFeeThreat.Next(life.Terms, life.State, Day("2026-04-05"), RuleBook.Empty)!.Value;
        var billed = life.Terms.Servicing().BilledThrough(life.State, threat.From).Open[0];

        Assert.False(LateFee.Arises(life.Terms.LateFee, billed, threat.From.AddDays(-1)));
        Assert.True(LateFee.Arises(life.Terms.LateFee, billed, threat.From));
        Assert.Equal(threat.Amount, LateFee.Amount(life.Terms.LateFee, billed.Amount, billed.Left));
    }

    [Fact]
    public void Once_it_can_not_be_avoided_any_more_the_one_after_it_is_shown()
    {
        var life = After(1);
        var first = LateFeeThreat.Next(life.Terms, life.State, Day("2026-04-05"), RuleBook.Empty)!.Value;

        Assert.Equal(LateFee.From(life.Terms.LateFee, Day("2026-05-01")), LateFeeThreat.Next(life.Terms, life.State, first.From, RuleBook.Empty)!.Value.From);
    }

    [Fact]
    [Trait("Feature", "F-409")]
    public void Money_toward_principal_alone_shows_what_it_saves()
    {
        var life = After(12);
        var saving = PrincipalSaving.Of(life.Terms, life.State, Day("2027-02-15"), Usd("5_000"));

        Assert.Equal(new PrincipalSaving(7, Usd("1_210.09")), saving); // DOMAIN §5
    }
}
