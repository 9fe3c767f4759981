using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Data;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Staff.Rules;

/// <summary>Rules as effective-dated data, changed by two people (F-1206). What holds is read from <see cref="CurrentRules"/>.</summary>
public sealed class RuleBookService(PortalDbContext db, RuleCatalog catalog, CurrentRules rules, CaseService cases, TimeProvider clock)
{
    /// <summary>Reads what was agreed into this instance's memory, if it is not there yet.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken = default)
    {
        var agreed = await db.Set<RuleVersion>().AsNoTracking().Where(v => v.State == ChangeState.Agreed).Select(v => new { v.Rule, v.Value, v.EffectiveFrom, v.DecidedAt, v.RuleVersionId }).ToListAsync(cancellationToken);
        rules.Replace(new RuleBook(agreed.OrderBy(v => v.DecidedAt).ThenBy(v => v.RuleVersionId).Select((v, order) => new RuleValue(v.Rule, v.Value, v.EffectiveFrom, order))), clock.Today());
    }

    /// <summary>How many changes were agreed: rows are never taken away, so another number means news.</summary>
    public Task<int> CountAsync(CancellationToken cancellationToken) => db.Set<RuleVersion>().CountAsync(v => v.State == ChangeState.Agreed, cancellationToken);

    /// <summary>The rules of one table, or those for which a change waits.</summary>
    public async Task<IReadOnlyList<RuleLine>> ListAsync(Func<Rule, bool> which, CancellationToken cancellationToken)
    {
        var (today, book) = (clock.Today(), rules.Book);
        var shown = catalog.All.Where(which).ToList();
        var names = shown.ConvertAll(r => r.Name);
        var versions = (await db.Set<RuleVersion>().AsNoTracking().Where(v => names.Contains(v.Rule)).OrderByDescending(v => v.EffectiveFrom).ThenByDescending(v => v.RuleVersionId).ToListAsync(cancellationToken)).ToLookup(v => v.Rule);
        return [.. shown.Select(r => new RuleLine(r, book.Value(r, today), [.. versions[r.Name]]))];
    }

    public Task<List<RuleVersion>> WaitingAsync(CancellationToken cancellationToken) =>
        db.Set<RuleVersion>().AsNoTracking().Where(v => v.State == ChangeState.Waits).OrderBy(v => v.RuleVersionId).ToListAsync(cancellationToken);

    /// <summary>Asks for another value from a day on, today or later.</summary>
    /// <exception cref="NotFoundException">No such rule.</exception>
    public Task<ChangeAnswer> AskAsync(string name, string typed, DateOnly from, string reason, string? seen, Actor actor, CancellationToken cancellationToken) => db.WriteAsync(
        async () =>
        {
            ArgumentNullException.ThrowIfNull(actor);
            var rule = catalog.Find(name) ?? throw new NotFoundException();
            var (today, old) = (clock.Today(), rules.Book.Value(rule, from));
            ChangedMeanwhileException.ThrowIfStale(seen, (await ListAsync(r => r == rule, cancellationToken))[0].Stamp);
            if (from < today)
            {
                return ChangeAnswer.DateRefused;
            }

            if (RuleText.Read(rule, typed, out _) is not { } value)
            {
                return ChangeAnswer.ValueRefused;
            }

            if (value == old)
            {
                return ChangeAnswer.ChangesNothing;
            }

            var version = new RuleVersion { Rule = name, Value = value, OldValue = old, EffectiveFrom = from, Reason = reason, AskedByUserId = actor.UserId!.Value, AskedByName = actor.Name, AskedAt = clock.UtcNow() };
            db.Add(version);
            await cases.OpenAsync(CaseKind.RuleToApprove, version.Reference, rule.Title, today.AddDays(5), note: reason, cancellationToken: cancellationToken);
            Note(actor, "rule change asked", rule, version);
            await db.SaveChangesAsync(cancellationToken);
            return ChangeAnswer.Waits;
        },
        cancellationToken);

    /// <exception cref="NotFoundException">No such version.</exception>
    public async Task<ChangeAnswer> DecideAsync(string reference, bool approve, Actor actor, CancellationToken cancellationToken)
    {
        var answer = await db.WriteAsync(
            async () =>
            {
                var version = await db.Set<RuleVersion>().SingleOrDefaultAsync(v => v.Reference == reference, cancellationToken) ?? throw new NotFoundException();
                if (version.RefuseToDecide(actor) is { } refusal)
                {
                    return refusal;
                }

                if (approve && version.EffectiveFrom < clock.Today())
                {
                    return ChangeAnswer.DateRefused;
                }

                version.Decide(approve, actor, clock.UtcNow());
                await cases.CloseAsync(CaseKind.RuleToApprove, reference, approve ? $"Agreed by {actor.Name}" : $"Refused by {actor.Name}", cancellationToken);
                Note(actor, approve ? "rule changed" : "rule change refused", catalog.Find(version.Rule), version);
                await db.SaveChangesAsync(cancellationToken);
                return ChangeAnswer.Done;
            },
            cancellationToken);
        if (answer is ChangeAnswer.Done)
        {
            await RefreshAsync(cancellationToken);
        }

        return answer;
    }

    private void Note(Actor actor, string action, Rule? rule, RuleVersion version) => db.AuditRows.Add(new AuditRow(
        actor, action, version.Reference, clock.UtcNow(), before: Short(rule, version.OldValue), after: $"{version.Rule} = {Short(rule, version.Value)} from {version.EffectiveFrom:yyyy-MM-dd}, asked by {version.AskedByName}"));

    private static string Short(Rule? rule, string value)
    {
        var written = (rule is null ? value : RuleText.Written(rule, value)).Replace('\n', ',');
        return written.Length <= 200 ? written : written[..199] + "…";
    }
}
