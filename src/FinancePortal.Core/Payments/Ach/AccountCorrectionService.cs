using FinancePortal.Core.Audit;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Emails;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Ach;

/// <summary>Takes over what a notification of change says, so that the next debit goes right, and tells the customer.</summary>
public sealed class AccountCorrectionService(PortalDbContext db, AccountNumberSeal seal, NoticeService notices, TimeProvider clock)
{
    /// <summary>Says why it could not be applied; null when it was, or when it asks for nothing.</summary>
    public string? Apply(PaymentMethod method, AchAddenda addenda, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(addenda);
        ArgumentNullException.ThrowIfNull(actor);
        AccountCorrection? correction;
        string? number;
        try
        {
            correction = AccountCorrection.Of(addenda.Code, addenda.Corrected);
            number = seal.Open(method);
        }
        catch (Exception e) when (e is FormatException or SealedFieldException)
        {
            return e.Message;
        }

        if (correction is null || method.RemovedAt is not null || IsSo(method, number, correction))
        {
            return null;
        }

        var before = $"{method.KindName}, routing {method.RoutingNumber}, ending in {method.LastFour}";
        method.Kind = correction.Kind ?? method.Kind;
        if (correction.Routing is { } routing)
        {
            method.RoutingNumber = routing;
            method.BankName = BankNames.Of(routing);
        }

        if (correction.Account is { } account)
        {
            seal.Close(method, account);
        }

        notices.Tell(method.Customer, NotificationKind.Account, BankDetailsCorrectedEmail.For(method, method.Customer), "Your bank sent us the right details. You don't need to do anything.");
        db.AuditRows.Add(new AuditRow(actor, "payment method corrected by bank", method.Reference, clock.UtcNow(), method.CustomerId,
            before: before, after: $"{addenda.Code}: {method.KindName}, routing {method.RoutingNumber}, ending in {method.LastFour}"));
        return null;
    }

    private static bool IsSo(PaymentMethod method, string? number, AccountCorrection correction) =>
        (correction.Routing ?? method.RoutingNumber) == method.RoutingNumber
        && (correction.Account ?? number) == number
        && (correction.Kind ?? method.Kind) == method.Kind;
}
