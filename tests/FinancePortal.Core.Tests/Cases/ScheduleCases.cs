using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Cases;

/// <summary>Amortization, level payments, and how payments are used.</summary>
internal static partial class ScheduleCases
{
    public static void Run(PublishedCase published)
    {
        switch (published.Kind)
        {
            case "amortization":
                AmortizationCase.Run(published);
                break;
            case "level_payment":
                LevelPayment(published);
                break;
            case "rows_monthly":
                RowsMonthly(published);
                break;
            case "payment_allocation":
                Allocation(published);
                break;
            case "cumulative_interest":
                CumulativeInterest(published);
                break;
            default:
                PublishedCases.Unknown(published);
                break;
        }
    }

    private static void LevelPayment(PublishedCase published)
    {
        var rate = published.Has("rate_per_period") ? published.Figure("rate_per_period") : published.Figure("annual_rate_percent") / 1200m;
        var n = decimal.ToInt32(published.AnyOf("n", "months", "term_months", "number_of_payments"));
        var pv = published.AnyOf("pv", "principal", "amount");
        // What is still owed at the end is positive; some sources write it as money that flows the other way.
        var fv = Math.Abs(published.Has("fv") || published.Has("balloon") || published.Has("residual") ? published.AnyOf("fv", "balloon", "residual") : 0m);
        var begin = published.Flag("begin");
        var odd = OddPeriod(published);
        var compound = published.CompoundsOddDays;
        var grown = compound ? pv * Annuity.CompoundOver(rate, odd) : pv;
        var exact = Annuity.Payment(rate, n, grown, fv, begin ? 1 : 0, compound ? 0m : odd);
        var payment = published.PaymentRounding("none") is { } rule ? Rounding.ToCents(exact, rule).Dollars : exact;
        var start = compound ? grown : pv * (1m + (rate * odd));
        published.Check(
            new Dictionary<string, decimal>(StringComparer.Ordinal)
            {
                ["payment"] = payment,
                ["total_interest_unrounded_payment"] = (exact * n) + fv - pv,
                ["total_interest"] = (payment * n) + fv - pv,
                ["total_payments"] = payment * n,
                ["total_of_payments"] = payment * n,
                ["present_value_after_odd_period"] = start,
            },
            "principal_of_payment",
            "interest_of_payment");
        CheckParts(published, "interest_of_payment", number => Annuity.InterestOf(number, rate, start, payment, begin));
        CheckParts(published, "principal_of_payment", number => payment - Annuity.InterestOf(number, rate, start, payment, begin));
    }

    /// <summary>The odd days as a part of a month: over 30 or 365/12 days, or over a year of 360 or 365.</summary>
    private static decimal OddPeriod(PublishedCase published)
    {
        var perMonth = published.Convention("odd_days_basis", "30").Contains("365", StringComparison.Ordinal) ? 365m / 12m : 30m;
        return published.Figure("odd_days", 0m) / perMonth;
    }

    private static void CheckParts(PublishedCase published, string name, Func<int, decimal> part)
    {
        if (published.Expected.TryGetProperty(name, out var parts))
        {
            foreach (var one in parts.EnumerateObject())
            {
                published.Close($"{name} {one.Name}", PublishedCase.Number(one.Value), part(int.Parse(one.Name, CultureInfo.InvariantCulture)), PublishedCase.Printed(one.Value));
            }
        }
    }

    /// <summary>Monthly rows without dates: any first of the month will do.</summary>
    private static void RowsMonthly(PublishedCase published)
    {
        var rows = published.Expected.GetProperty("rows");
        var last = rows.EnumerateArray().Max(r => r.GetProperty("n").GetInt32());
        var start = new DateOnly(2000, 1, 1);
        var first = start.AddMonths(published.Flag("begin") ? 0 : 1);
        var loan = Loan(published, start, first, "MONTHLY");
        var ledger = new CaseLedger(loan);
        var payment = published.Has("payment") ? published.Money("payment") : MonthlyPayment(published);
        for (var k = 0; k < last; k++)
        {
            ledger.Pay(first.AddMonths(k), payment);
        }

        AmortizationCase.CheckRows(published, rows, ledger);
        foreach (var extra in published.Expected.EnumerateObject().Where(p => p.Name != "rows"))
        {
            var match = BalanceAfterExtra().Match(extra.Name);
            Assert.True(match.Success, $"{published.Id}: the runner does not know '{extra.Name}'.");
            var month = int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture);
            var on = first.AddMonths(month - 1);
            var after = PaymentAllocation.Preview(loan, ledger.StateAfter(month), PublishedCase.FromDollars(decimal.Parse(match.Groups["amount"].Value, CultureInfo.InvariantCulture)), on, AccountEventKind.PrincipalOnlyPayment);
            Assert.Equal(PublishedCase.Number(extra.Value), after.PrincipalAfter.Dollars);
        }
    }

    /// <summary>The level payment of a case that gives only its months.</summary>
    private static Money MonthlyPayment(PublishedCase published)
    {
        var months = decimal.ToInt32(published.AnyOf("months", "number_of_payments", "term_months", "n"));
        var exact = Annuity.Payment(published.Figure("annual_rate_percent") / 1200m, months, published.Figure("principal"), published.Figure("balloon", 0m), published.Flag("begin") ? 1 : 0);
        return Rounding.ToCents(exact, published.PaymentRounding("half_up") ?? RoundingRule.HalfUp);
    }

    [GeneratedRegex(@"^balance_after_extra_(?<amount>\d+)_at_month_(?<month>\d+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BalanceAfterExtra();

    private static void Allocation(PublishedCase published)
    {
        var due = new DateOnly(2023, 7, 1);
        var days = published.Has("odd_days") ? published.Count("odd_days") : published.Has("days") ? published.Count("days") : 0;
        var from = due.AddMonths(-(published.Has("months") ? published.Count("months") : 0)).AddDays(-days);
        var loan = Loan(published, from, due, "ACT/365F");
        var ledger = new CaseLedger(loan);
        var interest = AccountPosition.On(loan, ledger.State, due).InterestAccrued;
        var split = published.Has("payment") ? PaymentAllocation.Preview(loan, ledger.State, published.Money("payment"), due).Split : new PaymentSplit { Interest = interest };
        published.Check(new Dictionary<string, decimal>(StringComparer.Ordinal)
        {
            ["interest"] = split.Interest.Dollars,
            ["principal"] = split.Principal.Dollars,
            ["balance"] = (loan.AmountFinanced - split.Principal).Dollars,
            ["per_diem"] = AccountPosition.On(loan, ledger.State, from).PerDiemExact,
            ["payoff"] = PayoffOn(loan, ledger.State, due).Dollars,
        });
    }

    internal static Money PayoffOn(RetailTerms loan, AccountState state, DateOnly on) => PayoffQuote.On(loan, state, on, on).Total;

    /// <summary>Months as twelfths and odd days over a basis of their own.</summary>
    private static string DayCountWithOddDays(PublishedCase published, string otherwise)
    {
        var dayCount = published.Convention("day_count", otherwise);
        var basis = published.Convention("odd_days_basis", "");
        return dayCount is not ("MONTHLY" or "UNIT360") || (basis.Length == 0 && !published.Has("odd_days")) ? dayCount
            : basis.Contains("365", StringComparison.Ordinal) ? "UNIT365" : "UNIT360";
    }

    /// <summary>Whether the last payment stays as large as the others.</summary>
    internal static bool IsNotAdjusted(PublishedCase published)
    {
        var words = published.Convention("final_payment", "");
        return ((string[])["not", "no ", "unadjusted", "same"]).Any(w => words.StartsWith(w, StringComparison.OrdinalIgnoreCase))
            || words.Contains("not adjusted", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The case's contract: what it does not say is a simple-interest loan of this portal.</summary>
    internal static RetailTerms Loan(PublishedCase published, DateOnly start, DateOnly firstDue, string dayCount, int dueDay = 0) => new()
    {
        ContractDate = start,
        FirstDueOn = firstDue,
        DueDay = dueDay,
        PaymentCount = published.Has("number_of_payments") ? published.Count("number_of_payments") : 1,
        State = "",
        LateFee = new LateFeeRule(),
        ReturnedPaymentFee = Money.Zero,
        AmountFinanced = published.Money("principal"),
        Rate = AnnualRate.FromPercent(published.Figure("annual_rate_percent")),
        Installment = published.Money("payment", Money.Zero),
        DayCount = DayCountOf(DayCountWithOddDays(published, dayCount)),
        InterestRounding = RuleOf(published.Convention("interest_rounding", "half_up")),
        LastPayment = IsNotAdjusted(published) ? LastPaymentRule.NotAdjusted : LastPaymentRule.TakesTheCents,
    };

    private static DayCount DayCountOf(string name) => name switch
    {
        "ACT/365F" => DayCount.Actual365Fixed,
        "ACT/360" => DayCount.Actual360,
        "ACT/364" => DayCount.Actual364,
        "ACT/ACT" or "ACT/365.25" or "ACT/366" => DayCount.ActualActual,
        "30/360" => DayCount.Thirty360,
        "UNIT360" => DayCount.Unit360,
        "UNIT365" => DayCount.Unit365,
        "MONTHLY" => DayCount.Monthly,
        "DAILY" => DayCount.Daily,
        _ => throw new InvalidOperationException($"Unknown day count {name}."),
    };

    internal static RoundingRule RuleOf(string name) => name.ToLowerInvariant().Replace('-', '_') switch
    {
        var n when n.Contains("even", StringComparison.Ordinal) || n.Contains("bank", StringComparison.Ordinal) => RoundingRule.HalfEven,
        var n when n.Contains("half", StringComparison.Ordinal) || n.Contains("nearest", StringComparison.Ordinal) => RoundingRule.HalfUp,
        var n when n.Contains("down", StringComparison.Ordinal) || n.Contains("trunc", StringComparison.Ordinal) || n.Contains("floor", StringComparison.Ordinal) => RoundingRule.Down,
        var n when n.Contains("up", StringComparison.Ordinal) || n.Contains("ceil", StringComparison.Ordinal) => RoundingRule.Up,
        _ => throw new InvalidOperationException($"Unknown rounding {name}."),
    };

    private static void CumulativeInterest(PublishedCase published)
    {
        var n = decimal.ToInt32(published.AnyOf("n", "months", "term_months", "number_of_payments"));
        if (published.Expected.TryGetProperty("rule_of_78", out var sums))
        {
            CheckList(published, sums, k => Annuity.RuleOf78(published.Money("total_interest"), n, k).Dollars);
        }

        if (published.Expected.TryGetProperty("actuarial", out var actuarial))
        {
            var loan = ImpliedLoan().Match(published.Text("implied_loan"));
            Assert.True(loan.Success, $"{published.Id}: the implied loan cannot be read.");
            var terms = new RetailTerms
            {
                ContractDate = new DateOnly(2000, 1, 1),
                FirstDueOn = new DateOnly(2000, 2, 1),
                PaymentCount = n,
                State = "",
                LateFee = new LateFeeRule(),
                ReturnedPaymentFee = Money.Zero,
                AmountFinanced = PublishedCase.FromDollars(PublishedCase.Number(loan.Groups["amount"].Value)),
                Rate = AnnualRate.FromPercent(PublishedCase.Number(loan.Groups["rate"].Value)),
                Installment = PublishedCase.FromDollars(PublishedCase.Number(loan.Groups["payment"].Value)),
                DayCount = DayCount.Monthly,
            };
            var rows = AmortizationSchedule.Original(terms).Rows;
            CheckList(published, actuarial, k => Money.Sum(rows.Take(k).Select(r => r.Interest)).Dollars);
        }

        Assert.All(published.Expected.EnumerateObject(), p => Assert.Contains(p.Name, (string[])["rule_of_78", "actuarial"]));
    }

    [GeneratedRegex(@"(?<amount>[\d.]+) at (?<rate>[\d.]+)%, payment (?<payment>[\d.]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ImpliedLoan();

    private static void CheckList(PublishedCase published, JsonElement list, Func<int, decimal> through)
    {
        var k = 0;
        foreach (var value in list.EnumerateArray())
        {
            k++;
            published.Close($"through {k}", PublishedCase.Number(value), through(k), 2);
        }
    }
}
