using FinancePortal.Core.Values;

namespace FinancePortal.Core.Ledger;

/// <summary>One line of a journal. It has no setter and the database refuses to change or delete it (house rule 6).</summary>
public sealed class LedgerEntry
{
    private LedgerEntry()
    {
    }

    public LedgerEntry(long financedAccountId, LedgerAccount account, Money amount)
    {
        FinancedAccountId = financedAccountId;
        Account = account;
        Amount = amount;
    }

    public long LedgerEntryId { get; private set; }
    public long JournalId { get; private set; }

    /// <summary>Repeated from the journal so that an account's balances are one indexed sum.</summary>
    public long FinancedAccountId { get; private set; }

    public LedgerAccount Account { get; private set; }

    /// <summary>Debit positive, credit negative.</summary>
    public Money Amount { get; private set; }
}
