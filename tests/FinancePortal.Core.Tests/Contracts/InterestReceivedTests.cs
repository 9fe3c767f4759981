using FinancePortal.Core.Contracts;
using static FinancePortal.Core.Tests.Contracts.LoanA;

namespace FinancePortal.Core.Tests.Contracts;

/// <summary>What a customer paid in interest in a calendar year.</summary>
public sealed class InterestReceivedTests
{
    [Fact]
    [Trait("Rule", "R-904")]
    public void Interest_received_in_a_year_is_the_published_figure()
    {
        var life = After(22);

        Assert.Equal(Usd("2_041.01"), InterestReceived.InYear(life.Terms, life.Events, 2026));
        Assert.Equal(Usd("1_909.27"), InterestReceived.InYear(life.Terms, life.Events, 2027));
    }

    [Fact]
    [Trait("Rule", "R-904")]
    public void A_December_payment_returned_in_January_lowers_the_December_year()
    {
        var life = After(10);
        var december = life.Events[^1];
        Assert.Equal(Day("2026-12-01"), december.EffectiveOn);

        life.Add(AccountEventKind.Reversal, december.EffectiveOn, reverses: december.Sequence);

        Assert.True(InterestReceived.InYear(life.Terms, life.Events, 2026) < Usd("2_041.01"));
    }
}
