using System.Globalization;
using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Staff.Rules;

/// <summary>Rules as effective-dated data, changed by two people (F-1206).</summary>
public sealed class RuleBookService(PortalDbContext db, CaseService cases, TimeProvider clock)
{
    /// <summary>What a rule says today.</summary>
    public async Task<decimal> TodayAsync(Rule rule, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var today = clock.Today();
        return await db.Set<RuleVersion>().Where(v => v.Rule == rule.Name && v.State == RuleState.InForce && v.EffectiveFrom <= today)
            .OrderByDescending(v => v.EffectiveFrom).ThenByDescending(v => v.RuleVersionId).Select(v => (decimal?)v.Value).FirstOrDefaultAsync(cancellationToken) ?? rule.Default;
    }

    public async Task<IReadOnlyList<RuleLine>> ListAsync(CancellationToken cancellationToken)
    {
        var versions = (await db.Set<RuleVersion>().AsNoTracking().OrderByDescending(v => v.EffectiveFrom).ThenByDescending(v => v.RuleVersionId).ToListAsync(cancellationToken)).ToLookup(v => v.Rule);
        var today = clock.Today();
        return [.. Rule.All.Select(r => new RuleLine(r, versions[r.Name].FirstOrDefault(v => v.State is RuleState.InForce && v.EffectiveFrom <= today)?.Value ?? r.Default, [.. versions[r.Name]]))];
    }

    /// <summary>Asks for another value from a day on, today or later.</summary>
    /// <exception cref="NotFoundException">No such rule.</exception>
    public Task<RuleAnswer> AskAsync(string name, decimal value, DateOnly from, string reason, Actor actor, CancellationToken cancellationToken) => db.WriteAsync(
        async () =>
        {
            ArgumentNullException.ThrowIfNull(actor);
            var rule = Rule.All.FirstOrDefault(r => r.Name == name) ?? throw new NotFoundException();
            var (today, old) = (clock.Today(), await TodayAsync(rule, cancellationToken));
            if (from < today)
            {
                return RuleAnswer.DateRefused;
            }

            if (value < rule.Least || value > rule.Most || (rule.Unit == "days" && value != decimal.Truncate(value)) || (value == old && from == today))
            {
                return RuleAnswer.ValueRefused;
            }

            var version = new RuleVersion { Rule = name, Value = value, OldValue = old, EffectiveFrom = from, Reason = reason, AskedByUserId = actor.UserId!.Value, AskedByName = actor.Name, AskedAt = clock.UtcNow() };
            db.Add(version);
            await cases.OpenAsync(CaseKind.RuleToApprove, version.Reference, rule.Title, today.AddDays(5), note: reason, cancellationToken: cancellationToken);
            Note(actor, "rule change asked", version);
            await db.SaveChangesAsync(cancellationToken);
            return RuleAnswer.Waits;
        },
        cancellationToken);

    /// <exception cref="NotFoundException">No such version.</exception>
    public Task<RuleAnswer> DecideAsync(string reference, bool approve, Actor actor, CancellationToken cancellationToken) => db.WriteAsync(
        async () =>
        {
            ArgumentNullException.ThrowIfNull(actor);
            var version = await db.Set<RuleVersion>().SingleOrDefaultAsync(v => v.Reference == reference, cancellationToken) ?? throw new NotFoundException();
            if (version.State is not RuleState.Waits)
            {
                return RuleAnswer.DecidedAlready;
            }

            if (version.AskedByUserId == actor.UserId)
            {
                return RuleAnswer.Own;
            }

            if (approve && version.EffectiveFrom < clock.Today())
            {
                return RuleAnswer.DateRefused;
            }

            version.Decide(approve, actor.Name, clock.UtcNow());
            await cases.CloseAsync(CaseKind.RuleToApprove, reference, approve ? $"Agreed by {actor.Name}" : $"Refused by {actor.Name}", cancellationToken);
            Note(actor, approve ? "rule changed" : "rule change refused", version);
            await db.SaveChangesAsync(cancellationToken);
            return RuleAnswer.Done;
        },
        cancellationToken);

    private void Note(Actor actor, string action, RuleVersion version) => db.AuditRows.Add(new AuditRow(
        actor, action, version.Reference, clock.UtcNow(),
        before: version.OldValue.ToString("G29", CultureInfo.InvariantCulture), after: string.Create(CultureInfo.InvariantCulture, $"{version.Rule} = {version.Value:G29} from {version.EffectiveFrom:yyyy-MM-dd}, asked by {version.AskedByName}")));
}
