namespace FinancePortal.Core.Notifications;

/// <summary>The door to the outside through which e-mail leaves. It either hands the message over or throws.</summary>
public interface IEmailSender
{
    Task SendAsync(OutboxEmail email, CancellationToken cancellationToken);
}
