using System.Globalization;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Risk;

/// <summary>
/// Watches what happens to a customer's access and money (F-207). What looks like a theft opens a case; as long as it is open, money of this
/// customer does not leave. The customer is told nothing but that it takes a little longer.
/// </summary>
public sealed class RiskService(PortalDbContext db, SecurityClock clock, CaseService cases, TimeProvider businessClock)
{
    /// <summary>After a change of address, phone or email money out waits: the old address has been told and can still object.</summary>
    public static readonly TimeSpan AfterContactChange = TimeSpan.FromHours(72);

    /// <summary>Notes an act and weighs it with what came before, in the caller's transaction; rows of the act itself must be saved.</summary>
    /// <returns>Whether a colleague looks at it first.</returns>
    public async Task<bool> NoteAsync(long customerId, RiskyAct act, CancellationToken cancellationToken = default)
    {
        var now = clock.UtcNow;
        if (act != RiskyAct.SignIn)
        {
            db.Add(new RiskSignal { CustomerId = customerId, Act = act, At = now });
            await db.SaveChangesAsync(cancellationToken);
        }

        var since = now - RiskScore.Window;
        var signals = await db.Set<RiskSignal>().AsNoTracking().Where(s => s.CustomerId == customerId && s.At >= since).ToListAsync(cancellationToken);
        var log = await db.Set<AccessLogEntry>().AsNoTracking().Where(e => e.At >= since && db.Users.Any(u => u.Id == e.UserId && u.CustomerId == customerId)).ToListAsync(cancellationToken);
        var score = RiskScore.Of(RiskFacts.Of(log, signals));
        if (!score.Holds)
        {
            return false;
        }

        var customer = await db.Customers.AsNoTracking().Where(c => c.CustomerId == customerId).Select(c => c.Reference).SingleAsync(cancellationToken);
        await cases.OpenAsync(CaseKind.RiskHold, customer, $"Unusual activity: {score.Reasons[^1]}", businessClock.Today(), customerId,
            note: string.Create(CultureInfo.InvariantCulture, $"Within three days: {string.Join(", ", score.Reasons)} ({score.Points} points, {RiskScore.Hold} hold). Call the customer at a number that was on file before. Money out waits until this case is closed."), cancellationToken: cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Whether money of this customer waits: contact data changed less than three days ago, a colleague is looking, or the owner said "this wasn't me".</summary>
    public async Task<bool> IsMoneyOutHeldAsync(long customerId, CancellationToken cancellationToken = default)
    {
        var now = clock.UtcNow;
        return await db.Customers.AnyAsync(c => c.CustomerId == customerId && (c.MoneyOutHeldUntil > now || c.PaymentsFrozenAt != null), cancellationToken)
            || await db.StaffCases.AnyAsync(c => c.CustomerId == customerId && c.Kind == CaseKind.RiskHold && c.State != CaseState.Closed, cancellationToken);
    }

    /// <summary>Whether the owner said "this wasn't me" and has not taken it back: nothing new is paid from their accounts.</summary>
    public Task<bool> ArePaymentsFrozenAsync(long customerId, CancellationToken cancellationToken = default) =>
        db.Customers.AnyAsync(c => c.CustomerId == customerId && c.PaymentsFrozenAt != null, cancellationToken);

    /// <summary>The owner has looked at payment methods and contact data and found them their own.</summary>
    public Task<int> UnfreezeAsync(long customerId, CancellationToken cancellationToken = default) =>
        db.Customers.Where(c => c.CustomerId == customerId).ExecuteUpdateAsync(u => u.SetProperty(c => c.PaymentsFrozenAt, (DateTime?)null), cancellationToken);
}
