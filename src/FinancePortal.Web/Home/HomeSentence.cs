using FinancePortal.Core.Accounts;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Web.Accounts;

namespace FinancePortal.Web.Home;

/// <summary>
/// The answer before all figures: what is owed, by when, and whether anything is late (F-301). What is past due and what falls
/// due next are never added up.
/// </summary>
public static class HomeSentence
{
    public static string Of(CustomerHome home)
    {
        ArgumentNullException.ThrowIfNull(home);
        var open = home.Accounts.Where(a => a.IsOpen).ToList();
        var late = open.Where(a => a.IsPastDue).ToList();
        return (home.Accounts.Count, open.Count, late.Count) switch
        {
            (0, _, _) => "There’s no loan or lease under your name yet.",
            (_, 0, _) => Ended(home.Accounts),
            (_, _, 0) => $"{Owed(open, home.Today)} Nothing is late.{Fees(open)}",
            (_, 1, _) => $"You’re past due: {AccountWords.PastDue(late[0])}.{NextDue(late[0], home.Today)}",
            (_, _, 1) => $"Your {late[0].Vehicle.Name} is past due: {AccountWords.PastDue(late[0])}. {(open.Count == 2 ? "The other account is" : "Your other accounts are")} on time.",
            _ => $"{Count(late.Count)} accounts are past due: {List(late.Select(a => $"{a.AmountToBringCurrent} on your {a.Vehicle.Name}"))}.",
        };
    }

    private static string NextDue(AccountOverview account, DateOnly today) =>
        account.Position.NextDueOn is { } next ? $" Your next {account.Position.NextDueAmount} is due {AccountWords.By(next, today)}." : "";

    private static string Owed(List<AccountOverview> open, DateOnly today)
    {
        var due = open.Where(a => a.Position.NextDueOn is not null).ToList();
        if (due.Count == 0)
        {
            return "You owe nothing right now.";
        }

        if (due.TrueForAll(a => a.AutopayTakes is not null))
        {
            return $"Autopay takes {List(due.Select(a => $"{a.AutopayTakes!.Value.Total} on {AccountWords.By(a.AutopayTakes.Value.On, today)}"))}.";
        }

        if (due is [{ OnItsWay: { Trace.Status: PaymentStatus.Scheduled } promised } alone] && promised.Amount >= alone.AmountDueNext && promised.CreditOn <= alone.Position.NextDueOn)
        {
            return $"Your payment of {promised.Amount} is set for {AccountWords.By(promised.CreditOn, today)}.";
        }

        if (due is [{ Position.InstallmentsSatisfied: 0 } only])
        {
            return $"Your first payment of {only.Position.NextDueAmount} is due {AccountWords.By(only.Position.NextDueOn!.Value, today)}.";
        }

        return $"You owe {List(due.Select(a => $"{a.Position.NextDueAmount} {(a.Position.NextDueOn == today ? "today" : $"by {AccountWords.By(a.Position.NextDueOn!.Value, today)}")}"))}.";
    }

    private static string Fees(List<AccountOverview> open) =>
        open.Find(a => a.FeesToPay.IsPositive) is { } account ? $" There’s also {AccountWords.Fees(account)} to pay." : "";

    private static string Ended(IReadOnlyList<AccountOverview> accounts) =>
        accounts is [var only]
            ? only.Position.Status switch
            {
                AccountStatus.PaidOff => $"Your {AccountWords.Noun(only.Product)} is paid off. You owe nothing.",
                AccountStatus.ChargedOff => "Call us about this account.",
                _ => $"Your {AccountWords.Noun(only.Product)} has ended.",
            }
            : accounts.All(a => a.Position.Status is AccountStatus.PaidOff) ? "All your accounts are paid off. You owe nothing." : "All your accounts have ended.";

    private static string Count(int count) => count switch { 2 => "Two", 3 => "Three", 4 => "Four", _ => Shared.Formats.Count(count) };

    /// <summary><c>a</c>, <c>a and b</c>, <c>a, b and c</c></summary>
    private static string List(IEnumerable<string> parts)
    {
        var all = parts.ToList();
        return all.Count <= 1 ? string.Concat(all) : $"{string.Join(", ", all.SkipLast(1))} and {all[^1]}";
    }
}
