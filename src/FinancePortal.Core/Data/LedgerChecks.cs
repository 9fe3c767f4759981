using FinancePortal.Core.Contracts;
using FinancePortal.Core.Ledger;
using FinancePortal.Core.Payments;

namespace FinancePortal.Core.Data;

/// <summary>One invariant as a query that answers only with what breaks it, in words.</summary>
/// <param name="Name">The invariant, as a sentence.</param>
/// <param name="Rows">What is counted.</param>
/// <param name="Count">How many rows the check looks at.</param>
/// <param name="Offenders">One text per offender; <c>||</c> joins texts (SQL Server gets <c>+</c>).</param>
internal sealed record LedgerCheck(string Name, string Rows, string Count, string Offenders);

/// <summary>The ledger's invariants (DATA part 5) as set-based SQL that both databases understand.</summary>
internal static class LedgerChecks
{
    private const string Journals = "SELECT COUNT(*) FROM Journals";
    private const string Entries = "SELECT COUNT(*) FROM LedgerEntries";
    private const string Events = "SELECT COUNT(*) FROM AccountEvents";
    private const string Payments = "SELECT COUNT(*) FROM Payments";
    private const string Accounts = "SELECT COUNT(*) FROM FinancedAccounts";

    // COALESCE keeps SQLite from looking for the many journals that reverse nothing through the index of reversals.
    private const string Standing = "COALESCE(j.ReversesJournalId, 0) = 0 AND NOT EXISTS (SELECT 1 FROM Journals r WHERE r.ReversesJournalId = j.JournalId)";

    private static readonly string Reversal = Numbers(AccountEventKind.Reversal);
    private static readonly string Openings = Numbers(AccountEventKind.Funded, AccountEventKind.OpeningBalance);
    private static readonly string PaymentEvents = Numbers(AccountEventKind.Payment, AccountEventKind.PrincipalOnlyPayment, AccountEventKind.PaidAheadPayment, AccountEventKind.FeePayment);
    private static readonly string CashAccounts = Numbers(LedgerAccount.CashInTransit, LedgerAccount.Cash);
    private static readonly string Credited = Numbers(PaymentStatus.Credited);
    private static readonly string Lease = Numbers(ProductKind.Lease);

    private static readonly string MovesMoney = Numbers(
        AccountEventKind.Funded, AccountEventKind.OpeningBalance, AccountEventKind.Payment, AccountEventKind.PrincipalOnlyPayment, AccountEventKind.PaidAheadPayment, AccountEventKind.FeePayment,
        AccountEventKind.PaymentSettled, AccountEventKind.LateFeeAssessed, AccountEventKind.ReturnedPaymentFeeAssessed, AccountEventKind.FeeAssessed, AccountEventKind.FeeWaived,
        AccountEventKind.CreditRefunded, AccountEventKind.AddOnRefunded, AccountEventKind.DepositHeld, AccountEventKind.DepositApplied, AccountEventKind.DepositRefunded);

    public static IReadOnlyList<LedgerCheck> All { get; } =
    [
        new("Every journal sums to zero", "journals", Journals, """
            SELECT 'journal ' || CAST(JournalId AS VARCHAR(20)) || ' sums to ' || CAST(SUM(AmountCents) AS VARCHAR(20)) || ' cents'
            FROM LedgerEntries GROUP BY JournalId HAVING SUM(AmountCents) <> 0
            """),
        new("All entries sum to zero", "entries", Entries, """
            SELECT 'all entries sum to ' || CAST(SUM(AmountCents) AS VARCHAR(20)) || ' cents' FROM LedgerEntries HAVING SUM(AmountCents) <> 0
            """),
        new("Every cached balance is the sum of its entries", "accounts", Accounts, $"""
            SELECT 'account ' || a.AccountNumber
            FROM FinancedAccounts a
            LEFT JOIN (
                SELECT FinancedAccountId, {Sum(LedgerAccount.PrincipalReceivable)} AS Principal, {Sum(LedgerAccount.InterestReceivable)} AS Interest,
                    {Sum(LedgerAccount.FeesReceivable)} AS Fees, {Sum(LedgerAccount.LeaseReceivable)} AS Lease,
                    {Sum(LedgerAccount.UnappliedFunds)} AS Unapplied, {Sum(LedgerAccount.CustomerCredit)} AS Credit
                FROM LedgerEntries GROUP BY FinancedAccountId) s ON s.FinancedAccountId = a.FinancedAccountId
            WHERE a.BalancePrincipalCents <> COALESCE(s.Principal, 0) OR a.BalanceInterestCents <> COALESCE(s.Interest, 0)
               OR a.BalanceFeesCents <> COALESCE(s.Fees, 0) OR a.BalanceLeaseCents <> COALESCE(s.Lease, 0)
               OR a.BalanceUnappliedCents <> COALESCE(s.Unapplied, 0) OR a.BalanceCreditCents <> COALESCE(s.Credit, 0)
            """),
        new("Every entry has its journal, of the same account", "entries", Entries, """
            SELECT 'entry ' || CAST(e.LedgerEntryId AS VARCHAR(20))
            FROM LedgerEntries e LEFT JOIN Journals j ON j.JournalId = e.JournalId
            WHERE j.JournalId IS NULL OR j.FinancedAccountId <> e.FinancedAccountId
            """),
        new("Every journal has entries, and the event that caused it, on the same date", "journals", Journals, """
            SELECT 'journal ' || CAST(j.JournalId AS VARCHAR(20))
            FROM Journals j LEFT JOIN AccountEvents v ON v.FinancedAccountId = j.FinancedAccountId AND v.Sequence = j.EventSequence
            WHERE v.AccountEventId IS NULL OR v.EffectiveOn <> j.EffectiveOn OR NOT EXISTS (SELECT 1 FROM LedgerEntries e WHERE e.JournalId = j.JournalId)
            """),
        new("Every account's events are numbered without a gap", "events", Events, """
            SELECT 'account ' || a.AccountNumber
            FROM FinancedAccounts a
            LEFT JOIN (SELECT FinancedAccountId, COUNT(*) AS Booked, MIN(Sequence) AS Lowest, MAX(Sequence) AS Highest FROM AccountEvents GROUP BY FinancedAccountId) v
                ON v.FinancedAccountId = a.FinancedAccountId
            WHERE a.LastSequence <> COALESCE(v.Booked, 0) OR a.LastSequence <> COALESCE(v.Highest, 0) OR COALESCE(v.Lowest, 1) <> 1
            UNION ALL
            SELECT 'event ' || CAST(v.AccountEventId AS VARCHAR(20)) || ' has no account'
            FROM AccountEvents v LEFT JOIN FinancedAccounts a ON a.FinancedAccountId = v.FinancedAccountId WHERE a.FinancedAccountId IS NULL
            """),
        new("Every event that moves money has its journal, unless it was reversed", "events", Events, $"""
            SELECT 'event ' || CAST(v.Sequence AS VARCHAR(20)) || ' of account ' || a.AccountNumber
            FROM AccountEvents v JOIN FinancedAccounts a ON a.FinancedAccountId = v.FinancedAccountId
            WHERE v.Kind IN ({MovesMoney}) AND v.AmountCents <> 0 AND NOT (v.Kind IN ({Openings}) AND a.Product = {Lease})
              AND NOT EXISTS (SELECT 1 FROM Journals j WHERE j.FinancedAccountId = v.FinancedAccountId AND j.EventSequence = v.Sequence AND {Standing})
              AND NOT EXISTS (SELECT 1 FROM AccountEvents u WHERE u.FinancedAccountId = v.FinancedAccountId AND u.Kind = {Reversal} AND (u.Reverses = v.Sequence OR u.Reverses = v.Reverses))
            """),
        new("No event has two journals standing", "journals", Journals, $"""
            SELECT 'event ' || CAST(j.EventSequence AS VARCHAR(20)) || ' of account ' || MIN(a.AccountNumber)
            FROM Journals j JOIN FinancedAccounts a ON a.FinancedAccountId = j.FinancedAccountId
            WHERE {Standing}
            GROUP BY j.FinancedAccountId, j.EventSequence HAVING COUNT(*) > 1
            """),
        new("Every reversal mirrors its journal", "reversals", "SELECT COUNT(*) FROM Journals WHERE ReversesJournalId IS NOT NULL", """
            SELECT 'journal ' || CAST(r.JournalId AS VARCHAR(20)) || ' differs from journal ' || CAST(r.ReversesJournalId AS VARCHAR(20))
            FROM Journals r JOIN Journals o ON o.JournalId = r.ReversesJournalId
            WHERE o.FinancedAccountId <> r.FinancedAccountId OR o.EventSequence <> r.EventSequence OR o.EffectiveOn <> r.EffectiveOn OR o.ReversesJournalId IS NOT NULL
               OR EXISTS (SELECT 1 FROM LedgerEntries e WHERE e.JournalId IN (r.JournalId, o.JournalId) GROUP BY e.Account HAVING SUM(e.AmountCents) <> 0)
            """),
        new("Every credited payment has exactly one journal, and it received that amount", "payments", Payments, $"""
            SELECT 'payment ' || p.ConfirmationNumber
            FROM Payments p
            WHERE (SELECT COUNT(*) FROM Journals j WHERE j.FinancedAccountId = p.FinancedAccountId AND j.EventSequence = p.CreditedBySequence AND {Standing})
                    <> CASE p.Status WHEN {Credited} THEN 1 ELSE 0 END
               OR (p.Status = {Credited} AND p.AmountCents <>
                    (SELECT COALESCE(SUM(e.AmountCents), 0) FROM Journals j JOIN LedgerEntries e ON e.JournalId = j.JournalId
                     WHERE j.FinancedAccountId = p.FinancedAccountId AND j.EventSequence = p.CreditedBySequence AND {Standing} AND e.Account IN ({CashAccounts})))
            """),
        new("Every payment event that stands belongs to a credited payment of that amount", "payments", Payments, $"""
            SELECT 'event ' || CAST(v.Sequence AS VARCHAR(20)) || ' of account ' || a.AccountNumber
            FROM AccountEvents v JOIN FinancedAccounts a ON a.FinancedAccountId = v.FinancedAccountId
            WHERE v.Kind IN ({PaymentEvents})
              AND NOT EXISTS (SELECT 1 FROM Payments p WHERE p.FinancedAccountId = v.FinancedAccountId AND p.CreditedBySequence = v.Sequence AND p.Status = {Credited} AND p.AmountCents = v.AmountCents)
              AND EXISTS (SELECT 1 FROM Journals j WHERE j.FinancedAccountId = v.FinancedAccountId AND j.EventSequence = v.Sequence AND {Standing})
            """),
        new("Confirmation numbers are unique", "payments", Payments, """
            SELECT 'confirmation number ' || ConfirmationNumber FROM Payments GROUP BY ConfirmationNumber HAVING COUNT(*) > 1
            """),
    ];

    private static string Sum(LedgerAccount account) => $"SUM(CASE Account WHEN {account:D} THEN AmountCents ELSE 0 END)";

    private static string Numbers<T>(params IEnumerable<T> values)
        where T : struct, Enum => string.Join(", ", values.Select(v => v.ToString("D")));
}
