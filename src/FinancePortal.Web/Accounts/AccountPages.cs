using FinancePortal.Core.Accounts;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Values;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.Charts;

namespace FinancePortal.Web.Accounts;

/// <summary>One loan: three figures that are easily confused, the balance over time, what was paid, what the contract says.</summary>
public sealed record LoanPage(AccountDetails Details, PayoffForm Asked, bool DateIsGood)
{
    /// <summary>How far ahead the payoff is shown until the customer chooses a day.</summary>
    private const int UsualDaysAhead = 10;

    public AccountOverview Account => Details.Account;
    public AccountPosition Position => Details.Account.Position;
    public RetailTerms Terms => (RetailTerms)Details.Account.Terms;
    public BalloonTerms? Balloon => Terms is BalloonTerms { Balloon.IsPositive: true } balloon ? balloon : null;

    public DateOnly PayoffOn => DateIsGood && Asked.PayoffOn is { } chosen ? chosen : BankCalendar.OnOrAfter(Details.Today.AddDays(UsualDaysAhead));
    public PayoffForm Form => new() { PayoffOn = PayoffOn };
    public DateOnly LastPayoffOn => Details.Today.AddDays(PayoffQuote.LongestDays);

    public PayoffQuote Today => QuoteOn(Details.Today);
    public PayoffQuote Later => QuoteOn(PayoffOn);

    /// <summary>When the banks are closed on the chosen day: the last day on which a payment still counts by then.</summary>
    public DateOnly? PayBy => BankCalendar.IsBankingDay(PayoffOn) ? null : BankCalendar.OnOrBefore(PayoffOn);

    public Money PaidOff => (Terms.AmountFinanced - Position.Principal).OrZero();

    /// <summary>From the ledger until now, then what the schedule says. Null when the ledger knows nothing yet.</summary>
    public BalanceChart? Chart
    {
        get
        {
            var past = Details.PrincipalHistory.Select(p => new BalancePoint(p.On, p.Principal)).ToList();
            if (past.Count > 0 && past[^1].On < Details.Today && Account.IsOpen)
            {
                past.Add(new BalancePoint(Details.Today, Position.Principal));
            }

            return past.Count == 0 ? null : new BalanceChart(past, [.. Details.Schedule.Select(r => new BalancePoint(r.DueOn, r.Balance))]);
        }
    }

    public DateOnly? LastPaymentOn => Details.Schedule.Count > 0 ? Details.Schedule[^1].DueOn : Account.ClosedOn;

    public string PaymentsMade => Account.IsOpen ? AccountWords.PaymentsMade(Account) : Formats.Count(Details.Latest.Total);

    private PayoffQuote QuoteOn(DateOnly day) => PayoffQuote.On(Terms, Account.State, Details.Today, day);
}

/// <summary>One lease, as far as money goes: what is due, what is left, when it ends.</summary>
public sealed record LeasePage(AccountDetails Details)
{
    public AccountOverview Account => Details.Account;
    public AccountPosition Position => Details.Account.Position;
    public LeaseTerms Terms => (LeaseTerms)Details.Account.Terms;
    public DateOnly EndsOn => Account.LeaseEndsOn!.Value;
    public int DaysLeft => EndsOn.DayNumber - Details.Today.DayNumber;

    public string EndsText => DaysLeft switch
    {
        > 0 => $"Your lease ends {Formats.Prose(EndsOn)}, in {AccountWords.Days(DaysLeft)}.",
        0 => "Your lease ends today.",
        _ => $"Your lease ended {Formats.Prose(EndsOn)}.",
    };
}
