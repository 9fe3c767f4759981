using FinancePortal.Core.Accounts;
using FinancePortal.Core.Payments;

namespace FinancePortal.Web.Home;

/// <summary>What the plate on top of the home page says.</summary>
public enum PlateKind
{
    PastDue,
    OnItsWay,
    Autopay,
    Due,
    NothingDue,

    /// <summary>No contract is open any more.</summary>
    Ended,
}

/// <summary>The one account that matters most now, and why.</summary>
public sealed record NextPaymentPlate(PlateKind Kind, AccountOverview Account, DateOnly Today)
{
    /// <summary>The accounts come in the order in which they matter: past due first, then by due date, ended ones last.</summary>
    public static NextPaymentPlate? Of(CustomerHome home)
    {
        ArgumentNullException.ThrowIfNull(home);
        return home.Accounts is [var first, ..] ? new NextPaymentPlate(KindOf(first), first, home.Today) : null;
    }

    private static PlateKind KindOf(AccountOverview account) => account switch
    {
        { IsOpen: false } => PlateKind.Ended,
        { IsPastDue: true } => PlateKind.PastDue,
        { OnItsWay: not null } => PlateKind.OnItsWay,
        { Position.NextDueOn: null } => PlateKind.NothingDue,
        { AutopayTakes: not null } => PlateKind.Autopay,
        _ => PlateKind.Due,
    };
}

/// <summary>One line of recent activity.</summary>
public sealed record ActivityLine(AccountOverview Account, RecentPayment Payment);

/// <summary>Balance, next payment, pay.</summary>
public sealed record HomePage
{
    private const int MostActivity = 4;

    public required string FirstName { get; init; }
    public required string Sentence { get; init; }
    public required NextPaymentPlate? Plate { get; init; }
    public required CustomerHome Home { get; init; }
    public required IReadOnlyList<ActivityLine> Activity { get; init; }

    /// <summary>When nothing has been paid on any account yet.</summary>
    public DateOnly? FirstDueOn => Home.Accounts.All(a => a.Position.InstallmentsSatisfied == 0) ? Home.Accounts.Min(a => a.Position.NextDueOn) : null;

    /// <summary>The latest payment that the bank sent back, while nothing has been paid since.</summary>
    public ActivityLine? Returned => Activity is [{ Payment.Trace.BankStatus: BankStatus.Returned } latest, ..] ? latest : null;

    public static HomePage Of(CustomerHome home)
    {
        ArgumentNullException.ThrowIfNull(home);
        return new HomePage
        {
            FirstName = home.FirstName,
            Sentence = HomeSentence.Of(home),
            Plate = NextPaymentPlate.Of(home),
            Home = home,
            Activity = [.. home.Accounts
                .SelectMany(a => a.Payments, (account, payment) => new ActivityLine(account, payment))
                .OrderByDescending(l => l.Payment.CreditOn)
                .Take(MostActivity)],
        };
    }
}
