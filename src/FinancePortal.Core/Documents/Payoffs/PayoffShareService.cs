using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Documents.Letters;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Documents.Payoffs;

/// <summary>What the one recipient of a link sees: the letter's own figures, whether they still hold, and what they told us.</summary>
public sealed record SharedPayoff(IssuedLetter Letter, LetterVerdict Verdict, IReadOnlyList<LetterFact> Facts);

/// <summary>
/// A link that shows one payoff to one recipient without signing in, until its last day (F-502). The customer sees each look, and
/// the recipient says how they pay. The address is a secret: only its hash is kept.
/// </summary>
public sealed class PayoffShareService(PortalDbContext db, LetterCheckService checks, CaseService cases, TimeProvider clock)
{
    /// <summary>Makes the link of a payoff letter that holds; another one takes the place of the one before.</summary>
    /// <returns>The secret part of its address, to be shown once; null when the letter no longer holds.</returns>
    /// <exception cref="NotFoundException">No such payoff letter, or no right to ask for the payoff of its loan.</exception>
    public Task<string?> ShareAsync(string account, string number, string recipient, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var customerId = actor.CustomerId ?? throw new NotFoundException();
        return db.WriteAsync(async () =>
        {
            var letter = await db.IssuedLetters
                .Where(l => l.Number == number && l.Kind == IssuedLetterKind.Payoff && db.Accounts.OfCustomer(customerId, PartyRights.RequestPayoff, clock.Today()).Any(a => a.FinancedAccountId == l.FinancedAccountId && a.Reference == account))
                .SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
            if (await checks.VerdictAsync(letter, cancellationToken) is not LetterVerdict.Valid)
            {
                return null;
            }

            var key = RandomKey.New();
            letter.Share(RandomKey.HashOf(key)!, recipient);
            db.AuditRows.Add(new AuditRow(actor, "payoff shared by link", number, clock.UtcNow(), financedAccountId: letter.FinancedAccountId, after: recipient));
            await db.SaveChangesAsync(cancellationToken);
            return (string?)key;
        }, cancellationToken);
    }

    /// <summary>What the link shows; each look is on record. After its last day it shows nothing any more.</summary>
    /// <exception cref="NotFoundException">No such link, or its time is over.</exception>
    public Task<SharedPayoff> OpenAsync(string key, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        var shared = await FindAsync(key, cancellationToken);
        db.LetterLookups.Add(new LetterLookup { IssuedLetterId = shared.Letter.IssuedLetterId, At = clock.UtcNow(), Asker = shared.Letter.SharedWith, Verdict = shared.Verdict });
        await db.SaveChangesAsync(cancellationToken);
        return shared;
    }, cancellationToken);

    /// <summary>The recipient says how and when they pay; a colleague looks out for the money.</summary>
    /// <exception cref="NotFoundException">No such link, or its time is over.</exception>
    public Task<SharedPayoff> RemitAsync(string key, string words, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        var shared = await FindAsync(key, cancellationToken);
        shared.Letter.Remit(words, clock.UtcNow());
        await cases.OpenAsync(CaseKind.Question, $"payoff {shared.Letter.Number}", $"Payoff on its way from {shared.Letter.SharedWith}", shared.Letter.GoodThrough, financedAccountId: shared.Letter.FinancedAccountId, note: $"{shared.Letter.Total} through {DateWords.Brief(shared.Letter.GoodThrough)}. They wrote: {words}", cancellationToken: cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return shared;
    }, cancellationToken);

    private async Task<SharedPayoff> FindAsync(string key, CancellationToken cancellationToken)
    {
        var hash = RandomKey.HashOf(key) ?? throw new NotFoundException();
        var letter = await db.IssuedLetters.Include(l => l.Document).SingleOrDefaultAsync(l => l.ShareHash == hash, cancellationToken) ?? throw new NotFoundException();
        var verdict = await checks.VerdictAsync(letter, cancellationToken);
        if (verdict is LetterVerdict.Expired || letter.WithdrawnAt is not null)
        {
            throw new NotFoundException();
        }

        return new SharedPayoff(letter, verdict, [.. DocumentWords.FromContent<Letter>(letter.Document.Content).Parts.SelectMany(p => p.Facts)]);
    }
}
