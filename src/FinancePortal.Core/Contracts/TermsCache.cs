using System.Collections.Concurrent;

namespace FinancePortal.Core.Contracts;

/// <summary>
/// Terms that this instance has read. They are frozen: an amendment is a new row with a key of its own, so nothing here ever
/// grows old. They are wide, and reading them costs more than all else that a page asks of an account.
/// </summary>
public sealed class TermsCache
{
    private const int Most = 10_000;
    private readonly ConcurrentDictionary<long, AccountTerms> known = [];

    internal AccountTerms? Find(long accountTermsId) => known.GetValueOrDefault(accountTermsId);

    internal void Keep(AccountTerms terms)
    {
        if (known.Count >= Most)
        {
            known.Clear();
        }

        known[terms.AccountTermsId] = terms;
    }
}
