using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace FinancePortal.Core.Notifications;

internal static class EmailMessage
{
    /// <summary>The stored e-mail as a message with a plain-text body, an HTML alternative where there is one, and its own Message-ID.</summary>
    public static MailMessage From(OutboxEmail email, EmailOptions settings)
    {
        var message = new MailMessage
        {
            From = new MailAddress(settings.FromAddress, settings.FromName, Encoding.UTF8),
            Subject = email.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = email.TextBody,
            BodyEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(email.To));
        message.Headers.Add("Message-ID", $"<{email.MessageId}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (email.HtmlBody.Length > 0)
        {
            message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(email.HtmlBody, Encoding.UTF8, MediaTypeNames.Text.Html));
        }

        return message;
    }
}
