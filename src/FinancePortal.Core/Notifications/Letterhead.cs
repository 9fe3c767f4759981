using Microsoft.Extensions.Configuration;

namespace FinancePortal.Core.Notifications;

/// <summary>What e-mails and letters say of the company: sections <c>Brand</c> and <c>Portal</c> of the configuration.</summary>
/// <param name="Company">The full name.</param>
/// <param name="Phone">As people read it.</param>
/// <param name="Hours">When somebody answers.</param>
/// <param name="Portal">The address of this portal as customers type it; links are built from it, never from a request (L9).</param>
public sealed record Letterhead(string Company, string Phone, string Hours, Uri Portal)
{
    /// <summary>The company's address for paper, one line each; empty where none is set.</summary>
    public string MailingAddress { get; init; } = "";

    /// <summary>The same without the company's name, which stands above it or beside it.</summary>
    public string AddressBelowName => MailingAddress.StartsWith(Company + "\n", StringComparison.Ordinal) ? MailingAddress[(Company.Length + 1)..] : MailingAddress;

    /// <summary>To whom and where checks go, one line each.</summary>
    public string CheckAddress { get => field.Length > 0 ? field : MailingAddress.Length > 0 ? MailingAddress : Company; init; } = "";

    /// <summary>The same in one line.</summary>
    public string ChecksTo => CheckAddress.Replace("\n", ", ", StringComparison.Ordinal);

    /// <summary>Which federal agency looks after equal credit opportunity at this company, with its address, one line each (12 CFR 1002, appendix A).</summary>
    public string CreditAgency { get; init; } = "Federal Trade Commission\nEqual Credit Opportunity\nWashington, DC 20580";

    /// <exception cref="InvalidOperationException">A setting is missing; the message names it.</exception>
    public static Letterhead Read(IConfiguration configuration)
    {
        var read = new Letterhead(Required("Brand:Name"), Required("Brand:Phone"), Required("Brand:Hours"), new Uri(Required("Portal:Address"))) { MailingAddress = configuration["Brand:Address"] ?? "", CheckAddress = configuration["OtherWays:MailAddress"] ?? "" };
        return configuration["Brand:CreditAgency"] is { Length: > 0 } agency ? read with { CreditAgency = agency } : read;

        string Required(string setting) => configuration[setting] is { Length: > 0 } value ? value
            : throw new InvalidOperationException($"The setting {setting} is missing. The portal can't start without it.");
    }

    /// <summary>The absolute address of a page of this portal.</summary>
    public Uri Page(string path) => new(Portal, path);
}
