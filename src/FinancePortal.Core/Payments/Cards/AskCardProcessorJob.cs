using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.Payments.Cards;

/// <summary>
/// Asks the card processor for everything that has no answer: charges after two minutes, pages that a customer did not come back from,
/// and cards that were removed here and are still kept there. One that cannot be settled is reported and does not stop the rest.
/// </summary>
public sealed class AskCardProcessorJob(PortalDbContext db, CardDoor door, CardChargeService charges, CardSetupService setups, TimeProvider clock, ILogger<AskCardProcessorJob> log) : Job
{
    /// <summary>Longer than any request of ours still waits for the processor.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan PageLife = TimeSpan.FromDays(2);
    private static readonly Actor Self = Actor.System("ask-card-processor");

    public override string Name => "ask-card-processor";

    public override async Task<string> RunAsync(DateOnly on, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (!door.IsOpen)
        {
            return "no card processor";
        }

        var now = clock.UtcNow();
        var (late, old) = (now - Patience, now - PageLife);
        var open = await db.CardCharges.Where(c => c.Status == CardChargeStatus.Open && c.CreatedAt < late).OrderBy(c => c.CardChargeId).Select(c => c.CardChargeId).ToListAsync(cancellationToken);
        var (settled, unknown) = await EachAsync(open, c => charges.ResolveAsync(c, Self, cancellationToken), "card charge", progress);

        var pages = await db.CardSetups.Where(s => s.Status == CardSetupStatus.Open && s.PageId != null && s.StartedAt < late && s.StartedAt > old).Select(s => s.PageId!).ToListAsync(cancellationToken);
        await EachAsync(pages, async p =>
        {
            await setups.FinishPageAsync(p, Self, cancellationToken);
            return true;
        }, "card page", progress);

        var removed = await db.PaymentMethods.Where(m => m.RemovedAt != null && m.CardToken != null).Select(m => m.PaymentMethodId).ToListAsync(cancellationToken);
        var (forgotten, _) = await EachAsync(removed, m => ForgetAsync(m, cancellationToken), "removed card", progress);
        return $"{settled} charges settled, {unknown} still unknown, {forgotten} cards forgotten";
    }

    private async Task<bool> ForgetAsync(long paymentMethodId, CancellationToken cancellationToken)
    {
        var method = await db.PaymentMethods.SingleAsync(m => m.PaymentMethodId == paymentMethodId, cancellationToken);
        await door.Required.ForgetAsync(method.CardToken!, cancellationToken);
        method.ForgetCard();
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task<(int Done, int Left)> EachAsync<T>(List<T> all, Func<T, Task<bool>> settle, string what, JobProgress progress)
    {
        var (done, left) = (0, 0);
        foreach (var one in all)
        {
            try
            {
                _ = await settle(one) ? done++ : left++;
            }
            catch (Exception e) when (e is CardProcessorException or InvalidOperationException or DbUpdateException)
            {
                left++;
                log.LogError(e, "A question to the card processor stays open: {Subject}", one);
                progress.SetAside($"{what} {one}", e.Message);
            }

            db.ChangeTracker.Clear();
            progress.Report(done + left, "questions");
        }

        return (done, left);
    }
}
