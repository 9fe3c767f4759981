using FinancePortal.Core.Audit;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.Staff.Reveals;

/// <summary>A full number that a colleague may see for half a minute.</summary>
/// <param name="Reference">Of the bank account; empty for the Social Security number.</param>
public sealed record HiddenNumber(string Reference, string Name, string LastFour);

/// <summary>Shows full numbers to a colleague who says why (F-1203). What was shown is in the audit trail and in the log before it is shown.</summary>
public sealed class RevealService(PortalDbContext db, SsnService ssns, AccountNumberSeal seal, TimeProvider clock, ILogger<RevealService> log)
{
    public const string BankNumberShown = "bank account number shown";
    public const string SsnShown = "SSN shown";

    /// <summary>How long a page shows it.</summary>
    public static readonly TimeSpan ShownFor = TimeSpan.FromSeconds(30);

    /// <summary>What there is to show.</summary>
    public async Task<IReadOnlyList<HiddenNumber>> ListAsync(long customerId, CancellationToken cancellationToken)
    {
        var ssn = await db.Set<CustomerSsn>().Where(s => s.CustomerId == customerId).Select(s => s.LastFour).SingleOrDefaultAsync(cancellationToken);
        var methods = await db.PaymentMethods.AsNoTracking().Where(m => m.CustomerId == customerId && m.AccountNumber != null && m.RemovedAt == null).ToListAsync(cancellationToken);
        return [.. ssn is null ? Array.Empty<HiddenNumber>() : [new HiddenNumber("", "Social Security number", ssn)], .. methods.Select(m => new HiddenNumber(m.Reference, $"{m.KindName}, {m.BankName}", m.LastFour))];
    }

    /// <param name="methodReference">The bank account; empty for the Social Security number.</param>
    /// <exception cref="NotFoundException">The customer has no such number.</exception>
    public async Task<string> ShowAsync(long customerId, string methodReference, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(methodReference);
        var what = methodReference.Length == 0 ? SsnShown : BankNumberShown;
        if (methodReference.Length == 0)
        {
            var digits = await ssns.RevealAsync(customerId, actor, cancellationToken) ?? throw new NotFoundException();
            log.LogWarning("{What}: customer {Customer} to user {User}", what, customerId, actor.UserId);
            return $"{digits[..3]}-{digits[3..5]}-{digits[5..]}";
        }

        var method = await db.PaymentMethods.AsNoTracking().SingleOrDefaultAsync(m => m.Reference == methodReference && m.CustomerId == customerId && m.RemovedAt == null, cancellationToken) ?? throw new NotFoundException();
        db.AuditRows.Add(new AuditRow(actor, what, methodReference, clock.UtcNow(), customerId));
        await db.SaveChangesAsync(cancellationToken);
        log.LogWarning("{What}: customer {Customer} to user {User}", what, customerId, actor.UserId);
        return seal.Open(method) ?? throw new NotFoundException();
    }
}
