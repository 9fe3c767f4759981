namespace FinancePortal.Core.Notifications;

/// <summary>Configuration section <c>Email</c>. With a host, e-mail goes there by SMTP; otherwise it lands as files in the pickup folder.</summary>
public sealed class EmailOptions
{
    public string FromAddress { get; set; } = "";
    public string FromName { get; set; } = "";
    public string SmtpHost { get; set; } = "";
    public int SmtpPort { get; set; } = 587;
    public bool SmtpStartTls { get; set; } = true;
    public string SmtpUser { get; set; } = "";
    public string SmtpPassword { get; set; } = "";

    /// <summary>Where <c>.eml</c> files go when no server is configured (Development).</summary>
    public string PickupFolder { get; set; } = "";
}
