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

    /// <exception cref="InvalidOperationException">A setting is missing; the message names it.</exception>
    public static Letterhead Read(IConfiguration configuration)
    {
        return new Letterhead(Required("Brand:Name"), Required("Brand:Phone"), Required("Brand:Hours"), new Uri(Required("Portal:Address"))) { MailingAddress = configuration["Brand:Address"] ?? "" };

        string Required(string setting) => configuration[setting] is { Length: > 0 } value ? value
            : throw new InvalidOperationException($"The setting {setting} is missing. The portal can't start without it.");
    }

    /// <summary>The absolute address of a page of this portal.</summary>
    public Uri Page(string path) => new(Portal, path);
}
