using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments.Ach;

/// <summary>How many of our debits banks sent back, beside what the network allows.</summary>
/// <param name="Group">The reasons that count; null for all of them.</param>
public readonly record struct ReturnRate(ReturnGroup? Group, int Returned, int Sent, decimal MostPercent)
{
    private const decimal AlarmAt = 0.8m;

    public decimal Percent => Sent == 0 ? 0m : Returned * 100m / Sent;
    public bool IsOver => Percent >= MostPercent;

    /// <summary>From four fifths of the limit on.</summary>
    public bool IsNear => Percent >= MostPercent * AlarmAt;
}

/// <summary>The watch over returned debits: three rates over 60 days.</summary>
public sealed class ReturnRateService(PortalDbContext db, TimeProvider clock)
{
    public const int Days = 60;

    public async Task<IReadOnlyList<ReturnRate>> WatchAsync(CancellationToken cancellationToken)
    {
        var since = clock.Today().AddDays(-Days);
        var debits = await db.BankFileEntries
            .Where(e => e.File.BusinessDate >= since && e.File.SentAt != null && (e.Kind == BankEntryKind.Payment || e.Kind == BankEntryKind.Retry || e.Kind == BankEntryKind.ReturnFee))
            .GroupBy(e => e.ReturnCode).Select(g => new { Code = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var sent = debits.Sum(d => d.Count);
        return
        [
            new(ReturnGroup.Unauthorized, Of(ReturnGroup.Unauthorized), sent, 0.5m),
            new(ReturnGroup.Administrative, Of(ReturnGroup.Administrative), sent, 3m),
            new(null, debits.Where(d => d.Code is not null).Sum(d => d.Count), sent, 15m),
        ];

        int Of(ReturnGroup group) => debits.Where(d => d.Code is not null && ReturnReason.Of(d.Code).Group == group).Sum(d => d.Count);
    }
}
