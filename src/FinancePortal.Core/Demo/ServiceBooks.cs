using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Demo;

/// <summary>Books a persona's life through the portal's own service, with the notices and audit rows that belong to it.</summary>
internal sealed class ServiceBooks(PortalDbContext db, HistoryClock clock, FinancedAccount account, Actor customer, DateTime now) : Books(account)
{
    /// <summary>What came in the last days is still new to its reader.</summary>
    private static readonly TimeSpan StillUnread = TimeSpan.FromDays(20);

    private static readonly Actor Servicing = Actor.System("servicing");
    private readonly ContractService contracts = new(db, clock);

    public override AccountState State => Account.State;

    public override long? UserId => customer.UserId;

    public override async Task<int> BookAsync(NewEvent next, DateTime at)
    {
        clock.GoTo(at);
        if (next.Kind is AccountEventKind.InstallmentBilled)
        {
            contracts.BillThrough(Account, next.EffectiveOn, Servicing);
            return Account.LastSequence;
        }

        var isPayment = next.Kind is AccountEventKind.Payment or AccountEventKind.PrincipalOnlyPayment or AccountEventKind.PaidAheadPayment or AccountEventKind.FeePayment;
        var booking = await contracts.BookAsync(Account, next, isPayment ? customer : Servicing, CancellationToken.None);
        if (booking.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The demo made an event of account {Account.AccountNumber} that is refused: {next.Kind} on {next.EffectiveOn:yyyy-MM-dd}, {refusal}.");
        }

        switch (next.Kind)
        {
            case AccountEventKind.LateFeeAssessed:
                Tell(NotificationKind.Account, $"Late fee of {next.Amount} added", "", $"/accounts/{Account.Reference}", at);
                break;
            case AccountEventKind.Reversal:
                Tell(NotificationKind.Payment, "Your bank returned a payment", " The payment no longer counts. Please pay again.", $"/accounts/{Account.Reference}", at);
                break;
        }

        return booking.Sequence;
    }

    public override void Keep(Payment payment)
    {
        db.Payments.Add(payment);
        Tell(NotificationKind.Payment, $"Payment of {payment.Amount} received", $" Confirmation {payment.ConfirmationNumber}.", $"/payments/{payment.Reference}", payment.CreatedAt);
        db.AuditRows.Add(new AuditRow(customer, "payment made", payment.Reference, payment.CreatedAt, financedAccountId: Account.FinancedAccountId, after: $"{payment.Amount} on {payment.CreditOn:yyyy-MM-dd}"));
    }

    private void Tell(NotificationKind kind, string title, string more, string link, DateTime at) => db.Notifications.Add(new Notification
    {
        CustomerId = customer.CustomerId!.Value,
        Kind = kind,
        Title = title,
        Body = $"{Account.Vehicle.Name}, account ending in {Account.LastFour}.{more}",
        Link = link,
        CreatedAt = at,
        ReadAt = now - at > StillUnread ? at.AddHours(9) : null,
    });
}
