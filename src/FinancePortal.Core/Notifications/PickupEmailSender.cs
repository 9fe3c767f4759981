using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace FinancePortal.Core.Notifications;

/// <summary>Writes each e-mail as a file named by its Message-ID, so that a second copy replaces the first. For Development and tests.</summary>
public sealed class PickupEmailSender(IOptions<EmailOptions> options) : IEmailSender
{
    public async Task SendAsync(OutboxEmail email, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(options.Value.PickupFolder);
        var scratch = Directory.CreateTempSubdirectory("portal-mail-");
        try
        {
            Directory.CreateDirectory(folder);
            using (var message = EmailMessage.From(email, options.Value))
            using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = scratch.FullName })
            {
                await client.SendMailAsync(message, cancellationToken);
            }

            File.Move(scratch.GetFiles("*.eml").Single().FullName, Path.Combine(folder, FileName(email)), overwrite: true);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static string FileName(OutboxEmail email) => $"{email.CreatedAt:yyyyMMdd-HHmmss}-{email.MessageId[..email.MessageId.IndexOf('@', StringComparison.Ordinal)]}.eml";
}
