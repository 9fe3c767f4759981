using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Rules;

/// <summary>What holds on a day, and what the engine makes of it (F-1206).</summary>
[Trait("Feature", "F-1206")]
public sealed class RuleBookTests
{
    private static readonly DateOnly March = new(2026, 3, 1), April = new(2026, 4, 1);

    [Fact]
    public void The_newest_version_of_the_day_holds_and_of_one_day_the_later_agreed()
    {
        var book = Book(("a", "1", March), ("a", "2", April), ("a", "3", April));
        Assert.Null(book.Find("a", March.AddDays(-1)));
        Assert.Equal("1", book.Find("a", April.AddDays(-1)));
        Assert.Equal("3", book.Find("a", April));
        Assert.Null(book.Find("b", April));
    }

    [Fact]
    [Trait("Rule", "R-211")]
    public void Caps_lower_a_late_fee_from_their_day_on_and_never_raise_it()
    {
        var agreed = new LateFeeRule { GraceDays = 10, Percent = 5m, Cap = Money.FromDollars(50m) };
        var book = Book((Rule.LateFeeCap.Name, "20.00", March), (FeeCaps.LateFee("TX").Name, "15.00", April), (FeeCaps.LateFeePercent("OR").Name, "2", March));
        Assert.Equal(Money.FromCents(30_00), Fee("TX", March.AddDays(-1)));
        Assert.Equal(Money.FromCents(20_00), Fee("TX", March));
        Assert.Equal(Money.FromCents(15_00), Fee("TX", April));
        Assert.Equal(Money.FromCents(12_00), Fee("OR", March));
        Assert.Equal(Money.FromCents(20_00), Fee("CA", April));
        Assert.Equal(Money.Zero, LateFee.Amount(agreed.Within(Book((Rule.LateFeeCap.Name, "0.00", March)), "CA", March), Money.FromCents(600_00), Money.FromCents(600_00)));
        Assert.Equal(agreed, agreed.Within(RuleBook.Empty, "TX", April));

        Money Fee(string state, DateOnly on) => LateFee.Amount(agreed.Within(book, state, on), Money.FromCents(600_00), Money.FromCents(600_00));
    }

    [Fact]
    [Trait("Feature", "F-401")]
    public void An_earlier_cut_off_moves_payments_made_after_it_to_the_next_banking_day()
    {
        var book = Book((Rule.CutOff.Name, "15:00", April));
        var (friday, monday) = (new DateOnly(2026, 4, 17), new DateOnly(2026, 4, 20));
        Assert.Equal(friday, CreditDate.Earliest(BusinessClock.ToUtc(friday, new TimeOnly(14, 59)), book));
        Assert.Equal(monday, CreditDate.Earliest(BusinessClock.ToUtc(friday, new TimeOnly(15, 0)), book));
        Assert.Equal(friday, CreditDate.Earliest(BusinessClock.ToUtc(friday, new TimeOnly(17, 59)), RuleBook.Empty));
        Assert.Equal(monday, CreditDate.Earliest(BusinessClock.ToUtc(friday, new TimeOnly(18, 0)), RuleBook.Empty));
    }

    [Fact]
    [Trait("Rule", "R-414")]
    public void A_closed_day_and_an_open_holiday_stand_over_the_calendar()
    {
        // Days that no other test looks at: the calendar is one for the process.
        var (storm, veterans) = (new DateOnly(2047, 3, 6), new DateOnly(2047, 11, 11));
        Assert.True(BankCalendar.IsBankingDay(storm));
        Assert.False(BankCalendar.IsBankingDay(veterans));
        new CurrentRules().Replace(Book((Rule.BanksClosed.Name, "2047-03-06", March), (Rule.BanksOpen.Name, "2047-11-11", March)), April);
        Assert.False(BankCalendar.IsBankingDay(storm));
        Assert.Equal(storm.AddDays(1), BankCalendar.OnOrAfter(storm));
        Assert.True(BankCalendar.IsBankingDay(veterans));
    }

    [Theory]
    [InlineData(RuleKind.Dollars, "$1,250.5", "1250.50")]
    [InlineData(RuleKind.Dollars, "1.005", null)]
    [InlineData(RuleKind.Dollars, "", null)]
    [InlineData(RuleKind.DollarsOrNone, " ", "")]
    [InlineData(RuleKind.PercentOrNone, "5.25%", "5.25")]
    [InlineData(RuleKind.Percent, "", null)]
    [InlineData(RuleKind.Count, "007", "7")]
    [InlineData(RuleKind.Count, "-1", null)]
    [InlineData(RuleKind.Count, "99999999999999", null)]
    [InlineData(RuleKind.Time, "5:30 p.m.", "17:30")]
    [InlineData(RuleKind.Time, "18:01", null)]
    [InlineData(RuleKind.Dates, "2026-12-31\r\n2026-12-24, 2026-12-24", "2026-12-24\n2026-12-31")]
    [InlineData(RuleKind.Dates, "2026-02-30", null)]
    [InlineData(RuleKind.Colour, "#0f4c5c", "#0F4C5C")]
    [InlineData(RuleKind.Colour, "#0f4c5g", null)]
    [InlineData(RuleKind.YesOrNo, "Yes", "yes")]
    [InlineData(RuleKind.YesOrNo, "maybe", null)]
    [InlineData(RuleKind.Text, "a\u0007b", null)]
    public void What_is_typed_is_kept_in_one_form_or_refused(RuleKind kind, string typed, string? kept)
    {
        Assert.Equal(kept, RuleText.Read(new Rule("r", RuleTables.Fees, "A rule", kind, ""), typed, out var refusal));
        Assert.Equal(kept is null, refusal.Length > 0);
    }

    private static RuleBook Book(params (string Rule, string Value, DateOnly From)[] versions) => new(versions.Select((v, order) => new RuleValue(v.Rule, v.Value, v.From, order)));
}
