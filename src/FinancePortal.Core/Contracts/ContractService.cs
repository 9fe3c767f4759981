using FinancePortal.Core.Data;
using FinancePortal.Core.Ledger;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Contracts;

/// <summary>
/// Books events on accounts: the event, the journals that it causes and the cached balances, in the caller's unit of work.
/// Whoever calls saves, so that what belongs together is committed together.
/// </summary>
public sealed class ContractService(PortalDbContext db, TimeProvider clock)
{
    /// <summary>Opens an account: saves it to give it its key, and books its first event.</summary>
    public async Task OpenAsync(FinancedAccount account, NewEvent first, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        db.Accounts.Add(account);
        await db.SaveChangesAsync(cancellationToken);
        if ((await BookAsync(account, first, actor, cancellationToken)).Refusal is { } refusal)
        {
            var reason = TermsRules.Fault(account.CurrentTerms) is { } fault ? $"{refusal}: {fault}" : refusal.ToString();
            throw new InvalidOperationException($"The account could not be opened: {reason}.");
        }
    }

    /// <summary>
    /// Books one event on a tracked account that was read with its terms. Due dates that came before it are billed first. An
    /// event in order continues from the checkpoint; a back-dated one is planned over the whole life, and each journal that it
    /// changes is reversed whole and posted anew.
    /// </summary>
    public async Task<Booking> BookAsync(FinancedAccount account, NewEvent next, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(next);
        if (account.LastSequence > 0)
        {
            BillThrough(account, next.EffectiveOn, actor);
        }

        var now = clock.UtcNow();
        var e = next.ToEvent(account, now, actor);
        var plan = await PlanAsync(account, e, cancellationToken);
        if (plan.Refusal is { } refusal)
        {
            return new Booking(refusal, 0);
        }

        if (plan.Reverse.Count > 0)
        {
            foreach (var journal in await StandingJournalsAsync(account, plan.Reverse, cancellationToken))
            {
                db.Journals.Add(journal.Reverse(now));
            }
        }

        var rows = new BookedRows();
        rows.Add(account, e, plan, now);
        Keep(rows);
        return new Booking(Refusal: null, e.Sequence);
    }

    /// <summary>Books the due dates up to a day that are not billed yet. Says how many there were.</summary>
    public int BillThrough(FinancedAccount account, DateOnly through, Actor actor)
    {
        var rows = new BookedRows();
        var billed = DueBookings.Bill(account, through, actor, clock.UtcNow(), rows);
        Keep(rows);
        return billed;
    }

    private void Keep(BookedRows rows)
    {
        db.Events.AddRange(rows.Events);
        db.Journals.AddRange(rows.Journals);
    }

    private async Task<PostingPlan> PlanAsync(FinancedAccount account, AccountEvent e, CancellationToken cancellationToken)
    {
        var (terms, state) = (account.CurrentTerms, account.State);
        if (Replay.IsInOrder(state, e))
        {
            return Posting.Plan(terms, state, e);
        }

        if (e.Kind is AccountEventKind.PaymentSettled && e.EffectiveOn >= state.LastEffectiveOn)
        {
            await db.Events.Where(p => p.FinancedAccountId == account.FinancedAccountId && (p.Sequence == e.Reverses || p.Kind == AccountEventKind.Reversal)).LoadAsync(cancellationToken);
            return Posting.PlanSettlement(terms, state, [.. Known(account).Where(p => p.Sequence == e.Reverses || p.Kind is AccountEventKind.Reversal)], e);
        }

        return Posting.Plan(terms, await EventsAsync(account, cancellationToken), e);
    }

    /// <summary>The account's events that this unit of work has read or added.</summary>
    private IEnumerable<AccountEvent> Known(FinancedAccount account) => db.Events.Local.Where(e => e.FinancedAccountId == account.FinancedAccountId);

    /// <summary>All events of an account, those that this unit of work added included.</summary>
    private async Task<IReadOnlyList<AccountEvent>> EventsAsync(FinancedAccount account, CancellationToken cancellationToken)
    {
        // Not tracked: they never change, and a file of returns reads whole lives by the dozen.
        var stored = await Life.For(db)(db, account.FinancedAccountId).ToListAsync(cancellationToken);
        return [.. stored.UnionBy(Known(account), e => e.Sequence).OrderBy(e => e.Sequence)];
    }

    /// <summary>The journals of some events that nothing has reversed.</summary>
    private async Task<IReadOnlyList<Journal>> StandingJournalsAsync(FinancedAccount account, IReadOnlyList<int> sequences, CancellationToken cancellationToken)
    {
        await JournalsFrom.For(db)(db, account.FinancedAccountId, sequences.Min()).ToListAsync(cancellationToken);
        var known = db.Journals.Local.Where(j => j.FinancedAccountId == account.FinancedAccountId && sequences.Contains(j.EventSequence)).ToList();
        var undone = known.Where(j => j.Reverses is not null).Select(j => j.Reverses!).ToHashSet();
        return [.. known.Where(j => j.Reverses is null && !undone.Contains(j))];
    }

    // Compiled: a file of returns asks both ten thousand times.
    private static readonly PerModel<Func<PortalDbContext, long, IAsyncEnumerable<AccountEvent>>> Life = new(() =>
        EF.CompileAsyncQuery((PortalDbContext db, long accountId) => db.Events.AsNoTracking().Where(e => e.FinancedAccountId == accountId)));

    private static readonly PerModel<Func<PortalDbContext, long, int, IAsyncEnumerable<Journal>>> JournalsFrom = new(() =>
        EF.CompileAsyncQuery((PortalDbContext db, long accountId, int first) => db.Journals.Include(j => j.Entries).Where(j => j.FinancedAccountId == accountId && j.EventSequence >= first)));
}
