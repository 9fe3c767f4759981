using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Charges;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Demo;

/// <summary>Tolls and tickets of demo people, billed by the service that bills them all.</summary>
internal static class DemoCharges
{
    public static async Task BillAsync(PortalDbContext db, Letterhead letterhead, DateTime at, BillCharge charge)
    {
        var clock = new HistoryClock();
        clock.GoTo(at);
        var service = new ChargeService(db, new ContractService(db, clock), new CaseService(db, clock), new NoticeService(db, letterhead, clock), clock);
        if (await service.BillAsync(charge, Actor.System("intake"), CancellationToken.None) is ChargeAnswer.Refused refused)
        {
            throw new InvalidOperationException(refused.Message);
        }

        db.OutboxEmails.RemoveRange(db.OutboxEmails.Local);
        await db.SaveChangesAsync();
    }
}
