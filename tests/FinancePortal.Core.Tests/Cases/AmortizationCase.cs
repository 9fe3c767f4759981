using System.Globalization;
using System.Text.Json;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Ledger;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Cases;

/// <summary>A loan whose payments are booked as events; its rows are read back from what posting would book.</summary>
internal sealed class CaseLedger
{
    private readonly RetailTerms loan;
    private readonly List<AccountState> states = [];

    public CaseLedger(RetailTerms loan)
    {
        this.loan = loan;
        Book(AccountEventKind.Funded, loan.ContractDate, loan.AmountFinanced);
    }

    public List<(DateOnly On, int Days, PaymentSplit Split, AccountState After)> Rows { get; } = [];

    public AccountState State => states[^1];

    public AccountState StateAfter(int payments) => payments == 0 ? states[0] : Rows[payments - 1].After;

    /// <summary>Books a payment; a due date on which nothing is paid is a row of the table and no event.</summary>
    public void Pay(DateOnly on, Money amount)
    {
        var days = on.DayNumber - (Rows.Count == 0 ? loan.ContractDate : Rows[^1].On).DayNumber;
        var split = amount.IsZero ? default : PaymentSplit.FromLines(Book(AccountEventKind.Payment, on, amount));
        Rows.Add((on, days, split, State));
    }

    /// <summary>Interest that accrued and is not paid, exact: it is carried and does not compound.</summary>
    public decimal UnpaidInterest(AccountState state, DateOnly on)
    {
        var days = new DayCounter(loan.DayCount, loan.FirstDueOn, loan.DueDay == 0 ? loan.FirstDueOn.Day : loan.DueDay);
        return (state.InterestNumerator + days.InterestNumerator(state.Principal, loan.Rate.Fraction, state.AccruedThrough, on)) / days.UnitsPerYear;
    }

    private IReadOnlyList<JournalLine> Book(AccountEventKind kind, DateOnly on, Money amount)
    {
        var next = new AccountEvent
        {
            Sequence = states.Count + 1,
            Kind = kind,
            EffectiveOn = on,
            BookedAt = on.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
            Amount = amount,
            ActorName = "case",
        };
        var plan = Posting.Plan(loan, states.Count == 0 ? new AccountState() : State, next);
        Assert.Null(plan.Refusal);
        states.Add(plan.State);
        return plan.Post[0].Lines;
    }
}

internal static class AmortizationCase
{
    public static void Run(PublishedCase published)
    {
        var start = published.Date("start_date");
        var payments = Payments(published, start).ToArray();
        var dates = Array.ConvertAll(payments, p => p.On);
        var loan = ScheduleCases.Loan(published, start, dates[0], "ACT/365F", dates.Max(d => d.Day));
        var level = Level(published, loan, dates);
        var ledger = new CaseLedger(loan);
        foreach (var (on, amount) in payments)
        {
            ledger.Pay(on, amount switch
            {
                "payoff" => ScheduleCases.PayoffOn(loan, ledger.State, on),
                "level" or "computed" or "regular" => level,
                var given => PublishedCase.FromDollars(PublishedCase.Number(given)),
            });
        }

        CheckAll(published, ledger, level);
    }

    /// <summary>The payments as listed; without a list a level one every month, the last adjusted unless the case says otherwise.</summary>
    private static IEnumerable<(DateOnly On, string Amount)> Payments(PublishedCase published, DateOnly start)
    {
        if (published.Inputs.TryGetProperty("payments", out var listed))
        {
            return listed.EnumerateArray().Select(p => (PublishedCase.Day(p.GetProperty("date").GetString()!), p.GetProperty("amount").ToString()));
        }

        var n = decimal.ToInt32(published.AnyOf("number_of_payments", "months", "term_months", "n"));
        var first = published.Has("first_payment_date") ? published.Date("first_payment_date") : start.AddMonths(published.Flag("begin") ? 0 : 1);
        var adjusts = !ScheduleCases.IsNotAdjusted(published);
        var regular = published.Has("payment") ? published.Text("payment") : "level";
        return Enumerable.Range(0, n).Select(k => (first.AddMonths(k), k == n - 1 && adjusts ? "payoff" : regular));
    }

    /// <summary>The level payment on the case's own periods, by its own rounding.</summary>
    private static Money Level(PublishedCase published, RetailTerms loan, DateOnly[] dates)
    {
        var days = new DayCounter(loan.DayCount, dates[0], dates.Max(d => d.Day));
        var exact = LevelInstallment.Exact(loan.AmountFinanced, loan.Rate, days, loan.ContractDate, dates, published.Money("balloon", Money.Zero));
        return Rounding.ToCents(exact, published.PaymentRounding("half_up") ?? RoundingRule.HalfUp);
    }

    private static void CheckAll(PublishedCase published, CaseLedger ledger, Money level)
    {
        foreach (var expected in published.Expected.EnumerateObject())
        {
            switch (expected.Name)
            {
                case "rows":
                    CheckRows(published, expected.Value, ledger);
                    break;
                case "level_payment":
                    Assert.Equal(PublishedCase.Number(expected.Value), level.Dollars);
                    break;
                case "final_payment" or "balloon":
                    Assert.Equal(PublishedCase.Number(expected.Value), ledger.Rows[^1].Split.Total.Dollars);
                    break;
                case "final_balance":
                    Assert.Equal(PublishedCase.Number(expected.Value), Balance(ledger.State).Dollars);
                    break;
                case "finance_charge" or "total_interest":
                    Assert.Equal(PublishedCase.Number(expected.Value), Money.Sum(ledger.Rows.Select(r => r.Split.Interest)).Dollars);
                    break;
                case "total_of_payments":
                    Assert.Equal(PublishedCase.Number(expected.Value), Money.Sum(ledger.Rows.Select(r => r.Split.Total)).Dollars);
                    break;
                case "apr_percent":
                    var payments = ledger.Rows.Select(r => new DatedAmount(r.On, r.Split.Total)).ToArray();
                    var apr = Apr.Percent([new DatedAmount(published.Date("start_date"), published.Money("amount_financed", published.Money("principal")))], payments);
                    Assert.Equal(PublishedCase.Number(expected.Value), Rounding.Decimals(apr, PublishedCase.Printed(expected.Value)));
                    break;
                case "totals":
                    CheckTotals(published, expected.Value, ledger.Rows.Select(r => r.Split));
                    break;
                case "year_totals":
                    foreach (var year in expected.Value.EnumerateObject())
                    {
                        var inYear = int.Parse(year.Name, CultureInfo.InvariantCulture);
                        CheckTotals(published, year.Value, ledger.Rows.Where(r => r.On.Year == inYear).Select(r => r.Split));
                    }

                    break;
                default:
                    Assert.Fail($"{published.Id}: the runner does not know the expected '{expected.Name}'.");
                    break;
            }
        }
    }

    public static void CheckRows(PublishedCase published, JsonElement rows, CaseLedger ledger)
    {
        foreach (var row in rows.EnumerateArray())
        {
            var actual = ledger.Rows[row.GetProperty("n").GetInt32() - 1];
            foreach (var cell in row.EnumerateObject().Where(c => c.Name != "n"))
            {
                if (cell.Name == "date")
                {
                    Assert.Equal(PublishedCase.Day(cell.Value.GetString()!), actual.On);
                    continue;
                }

                var value = cell.Name switch
                {
                    "days" => actual.Days,
                    "interest" => actual.Split.Interest.Dollars,
                    "principal" => PrincipalOf(actual.Split).Dollars,
                    "payment" => actual.Split.Total.Dollars,
                    "balance" => Balance(actual.After).Dollars,
                    "unpaid_interest" => ledger.UnpaidInterest(actual.After, actual.On),
                    _ => throw new InvalidOperationException($"{published.Id}: the runner does not know the column '{cell.Name}'."),
                };
                published.Close($"row {row.GetProperty("n")} {cell.Name}", PublishedCase.Number(cell.Value), value, PublishedCase.Printed(cell.Value));
            }
        }
    }

    private static void CheckTotals(PublishedCase published, JsonElement totals, IEnumerable<PaymentSplit> splits)
    {
        var all = splits.ToArray();
        foreach (var total in totals.EnumerateObject())
        {
            var sum = total.Name switch
            {
                "interest" => Money.Sum(all.Select(s => s.Interest)),
                "principal" => Money.Sum(all.Select(PrincipalOf)),
                "payment" => Money.Sum(all.Select(s => s.Total)),
                _ => throw new InvalidOperationException($"{published.Id}: the runner does not know the total '{total.Name}'."),
            };
            published.Close($"total {total.Name}", PublishedCase.Number(total.Value), sum.Dollars, 2);
        }
    }

    /// <summary>A last payment that is not adjusted may go over the debt: the schedule shows a balance below zero, the account a credit.</summary>
    private static Money Balance(AccountState state) => state.Principal - state.Credit;

    private static Money PrincipalOf(PaymentSplit split) => split.Principal + split.Credit;
}
