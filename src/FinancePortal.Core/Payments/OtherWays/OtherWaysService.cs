using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments.OtherWays;

/// <summary>Tells how an account is paid by mail, phone and bill-pay.</summary>
public sealed class OtherWaysService(PortalDbContext db, OtherWaysOptions ways, CurrentRules rules, TimeProvider clock)
{
    /// <exception cref="NotFoundException">No such account, or no right to pay it.</exception>
    public async Task<OtherWaysToPay> OfAsync(long customerId, string accountReference, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var account = Reference.IsWellFormed(accountReference)
            ? await db.Accounts.AsNoTracking().OfCustomer(customerId, PartyRights.Pay, today).Include(a => a.Terms).Include(a => a.Vehicle).SingleOrDefaultAsync(a => a.Reference == accountReference, cancellationToken)
                ?? throw new NotFoundException()
            : throw new NotFoundException();
        var customer = await db.Customers.AsNoTracking().SingleAsync(c => c.CustomerId == customerId, cancellationToken);
        var position = AccountPosition.On(account.CurrentTerms, account.State, today);
        return new OtherWaysToPay
        {
            AccountReference = account.Reference,
            Product = account.Product,
            LastFour = account.LastFour,
            VehicleName = account.Vehicle.Name,
            CustomerName = customer.FullName,
            RemittanceNumber = RemittanceNumber.Of(account.AccountNumber),
            AmountDue = position.PastDue + position.FeesDue + position.Residue + position.NextDueAmount,
            DueOn = position.NextDueOn,
            Today = today,
            CutOff = rules.Book.Time(Rule.CutOff, today),
            Ways = ways,
        };
    }
}
