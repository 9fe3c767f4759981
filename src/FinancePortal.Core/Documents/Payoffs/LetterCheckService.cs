using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Documents.Payoffs;

/// <summary>What somebody is told who checks a letter.</summary>
/// <param name="Total">Only of a letter whose number and total they knew.</param>
public sealed record LetterCheck(LetterVerdict Verdict, IssuedLetterKind Kind = default, Money Total = default, DateOnly? GoodThrough = null, DateOnly? IssuedOn = null);

/// <summary>
/// Anybody checks a letter by its number and total, without signing in and without learning anything that is not on it (F-501). A
/// wrong total and a number that never was are answered alike.
/// </summary>
public sealed class LetterCheckService(PortalDbContext db, TimeProvider clock)
{
    /// <summary>So many wrong totals in a day, and the letter answers nobody until tomorrow: nobody tries them all.</summary>
    private const int MostWrongTotalsADay = 20;

    public Task<LetterCheck> CheckAsync(string number, Money total, string asker, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asker);
        return db.WriteAsync(async () =>
        {
            var letter = Reference.IsConfirmationNumber(number) ? await FindAsync(number, cancellationToken) : null;
            if (letter is null)
            {
                return new LetterCheck(LetterVerdict.Unknown);
            }

            var since = clock.UtcNow().AddDays(-1);
            var wrong = await db.LetterLookups.CountAsync(l => l.IssuedLetterId == letter.IssuedLetterId && l.Verdict == LetterVerdict.Unknown && l.At >= since, cancellationToken);
            if (wrong >= MostWrongTotalsADay)
            {
                return new LetterCheck(LetterVerdict.Unknown);
            }

            var verdict = letter.Total == total ? await VerdictAsync(letter, cancellationToken) : LetterVerdict.Unknown;
            db.LetterLookups.Add(new LetterLookup
            {
                IssuedLetterId = letter.IssuedLetterId,
                At = clock.UtcNow(),
                Asker = asker.Length <= LetterLookup.LongestAsker ? asker : asker[..LetterLookup.LongestAsker],
                Verdict = verdict,
            });
            await db.SaveChangesAsync(cancellationToken);
            return verdict is LetterVerdict.Unknown
                ? new LetterCheck(LetterVerdict.Unknown)
                : new LetterCheck(verdict, letter.Kind, letter.Total, letter.GoodThrough, BusinessClock.BusinessDateOf(letter.IssuedAt));
        }, cancellationToken);
    }

    private Task<IssuedLetter?> FindAsync(string typed, CancellationToken cancellationToken)
    {
        var plain = typed.Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant();
        var number = $"{plain[..4]}-{plain[4..8]}-{plain[8..]}";
        return db.IssuedLetters.AsNoTracking().SingleOrDefaultAsync(l => l.Number == number, cancellationToken);
    }

    /// <summary>The total is worked out again from the account as it is now: a payment, a fee or a return since then changes it.</summary>
    internal async Task<LetterVerdict> VerdictAsync(IssuedLetter letter, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.AsNoTracking().Include(a => a.Terms).SingleAsync(a => a.FinancedAccountId == letter.FinancedAccountId, cancellationToken);
        if (letter.WithdrawnAt is not null)
        {
            return LetterVerdict.Changed;
        }

        if (letter.Kind is IssuedLetterKind.PaidInFull)
        {
            return account.Status is AccountStatus.PaidOff ? LetterVerdict.Valid : LetterVerdict.Changed;
        }

        var today = clock.Today();
        if (letter.GoodThrough is not { } through || through < today)
        {
            return LetterVerdict.Expired;
        }

        if (account.Status is not AccountStatus.Open)
        {
            return LetterVerdict.Changed;
        }

        var quote = PayoffQuote.On(account.CurrentTerms, account.CurrentTerms.Servicing().BilledThrough(account.State, today), today, through);
        return quote.Total == letter.Total ? LetterVerdict.Valid : LetterVerdict.Changed;
    }
}
