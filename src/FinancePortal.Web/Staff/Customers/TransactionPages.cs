using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Staff.Corrections;
using FinancePortal.Core.Staff.History;
using FinancePortal.Core.Values;

namespace FinancePortal.Web.Staff.Customers;

/// <summary>Which rows, and as of when.</summary>
public sealed class HistoryForm
{
    /// <summary><c>payments</c>, <c>fees</c>, <c>corrections</c> or nothing for all.</summary>
    public string? Type { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }

    /// <summary>The account as it stood on this day.</summary>
    public DateOnly? AsOf { get; set; }

    /// <summary>With what was known at the end of this day.</summary>
    public DateOnly? KnownOn { get; set; }

    /// <summary>The entry that was chosen.</summary>
    public int? Event { get; set; }
    public CorrectionKind? Kind { get; set; }
}

/// <summary>The transactions of one account, and the form that corrects the chosen one.</summary>
public sealed record TransactionsPage(FileHead Head, AccountFile Account, HistoryForm Filter, CorrectionForm Form, CorrectionEffect? Effect, bool MayCorrect)
{
    /// <summary>Who changed what while the form was open; null when nobody did.</summary>
    public string? Meanwhile { get; init; }

    /// <summary>What was done in this customer's record, newest first.</summary>
    public IReadOnlyList<AuditRow> Recent { get; init; } = [];

    public string Path => $"{Head.Path}/accounts/{Account.Reference}";

    public bool IsLease => Head.Account?.Product is ProductKind.Lease;

    public AccountEvent? Chosen => Account.Now.Rows.FirstOrDefault(r => r.Event.Sequence == Form.Event)?.Event;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<HistoryRow> Rows { get; } = RowsOf(Account, Filter);

    /// <summary>What differs from today when another day is looked at.</summary>
    public IEnumerable<(string Name, Money Then, Money Now)> Differences()
    {
        var (then, now) = (Account.Then.Position, Account.Now.Position);
        return new (string, Money, Money)[]
        {
            ("Principal balance", then.Principal, now.Principal), ("Interest owed", then.InterestAccrued, now.InterestAccrued), ("Fees owed", then.FeesDue, now.FeesDue),
            ("Past due", then.PastDue, now.PastDue), ("Lease payments owed", Account.Then.State.LeaseReceivable, Account.Now.State.LeaseReceivable), ("Customer’s credit", then.Credit, now.Credit),
        }.Where(d => !d.Item2.IsZero || !d.Item3.IsZero);
    }

    /// <summary>The same page with another entry or kind of correction chosen.</summary>
    public string With(int? sequence, CorrectionKind? kind = null)
    {
        var query = QueryString.Create(new Dictionary<string, string?>
        {
            ["type"] = Filter.Type,
            ["from"] = Written(Filter.From),
            ["to"] = Written(Filter.To),
            ["asOf"] = Written(Filter.AsOf),
            ["knownOn"] = Written(Filter.KnownOn),
            ["event"] = sequence is { } number ? $"{number}" : null,
            ["kind"] = kind?.ToString(),
        }.Where(p => !string.IsNullOrEmpty(p.Value)));
        return $"{Path}{query}";
    }

    internal static IReadOnlyList<HistoryRow> RowsOf(AccountFile account, HistoryForm filter) =>
    [
        .. account.Then.Rows.Reverse()
            .Where(r => filter.From is null || r.Event.EffectiveOn >= filter.From)
            .Where(r => filter.To is null || r.Event.EffectiveOn <= filter.To)
            .Where(r => filter.Type switch
            {
                "payments" => CorrectionPlan.IsPayment(r.Event.Kind),
                "fees" => CorrectionPlan.IsFee(r.Event.Kind) || r.Event.Kind is AccountEventKind.FeeWaived,
                "corrections" => r.Event.Kind is AccountEventKind.Reversal || r.Event.Cause.StartsWith("correction", StringComparison.Ordinal),
                _ => r.Event.Kind is not AccountEventKind.PaymentSettled,
            }),
    ];

    private static string? Written(DateOnly? date) => date is { } day ? Shared.Formats.Iso(day) : null;
}
