using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Images;
using FinancePortal.Core.Payments.Charges;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Staff.Charges;

/// <summary>The taxes, tolls and tickets of one account, as a colleague with the open file sees them (F-416).</summary>
public sealed class ChargeFileService(PortalDbContext db)
{
    /// <summary>The account's number, for billing, and all its charges, the newest first.</summary>
    /// <exception cref="NotFoundException">No such account of this customer's.</exception>
    public async Task<(string AccountNumber, IReadOnlyList<ChargeLine> Charges)> ReadAsync(long customerId, string accountReference, CancellationToken cancellationToken)
    {
        var account = await AccountAsync(customerId, accountReference, cancellationToken);
        var charges = await db.IncidentalCharges.AsNoTracking().Include(c => c.Account).Where(c => c.FinancedAccountId == account.FinancedAccountId)
            .OrderByDescending(c => c.IncidentalChargeId).ToListAsync(cancellationToken);
        return (account.AccountNumber, [.. charges.Select(c => ChargeLine.Of(account, c))]);
    }

    /// <summary>The picture of a charge's notice.</summary>
    /// <exception cref="NotFoundException">No such charge on this customer's account, or it has no picture.</exception>
    public async Task<Photo> DocumentAsync(long customerId, string accountReference, string chargeReference, CancellationToken cancellationToken)
    {
        var account = await AccountAsync(customerId, accountReference, cancellationToken);
        return await db.IncidentalCharges.Where(c => c.FinancedAccountId == account.FinancedAccountId && c.Reference == chargeReference).Select(c => c.Document).SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException();
    }

    private async Task<FinancedAccount> AccountAsync(long customerId, string reference, CancellationToken cancellationToken) =>
        await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Reference == reference && a.Parties.Any(p => p.CustomerId == customerId), cancellationToken) ?? throw new NotFoundException();
}
