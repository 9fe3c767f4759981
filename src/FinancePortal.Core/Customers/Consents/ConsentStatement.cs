using System.Security.Cryptography;
using System.Text;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Customers.Consents;

public sealed record ConsentSection(string Heading, IReadOnlyList<string> Paragraphs);

/// <summary>
/// What is said before somebody consents (15 USC 7001(c); ). When the words change in substance the version goes up, and everybody is asked
/// again with the new statement.
/// </summary>
public static class ConsentStatement
{
    public const int Version = 1;

    public static IReadOnlyList<ConsentSection> For(Letterhead letterhead)
    {
        ArgumentNullException.ThrowIfNull(letterhead);
        return
        [
            new("What you get electronically", ["Billing statements, letters, notices, disclosures and tax forms for all your accounts with us, now and in the future. We put them in this portal and email you when one is there. Papers that the law wants by mail still come by mail."]),
            new("You can always have paper",
            [
                "You don’t have to agree: without your consent everything comes by mail, and you can still use this portal. You can ask for a paper copy of any document, free of charge, for as long as we keep it: call us, or use the document’s page.",
            ]),
            new("You can change your mind",
            [
                "Withdraw your consent at any time under Settings, or by phone. It costs nothing and changes nothing about your account. Paper starts on the next business day. Documents that you had electronically before stay valid.",
            ]),
            new("Keep your email up to date", ["We use the address you sign in with. Change it in your profile. If an email comes back, we send paper."]),
            new("What you need", ["A current browser such as Chrome, Edge, Firefox or Safari, an email address, and a program that opens PDF files, which phones and computers have built in. To keep documents: space to save them, or a printer."]),
            new("Questions", [$"Call {letterhead.Company} at {letterhead.Phone}, {letterhead.Hours}."]),
        ];
    }

    /// <summary>The fingerprint of the words.</summary>
    public static byte[] HashOf(IReadOnlyList<ConsentSection> sections)
    {
        ArgumentNullException.ThrowIfNull(sections);
        return SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', sections.SelectMany(s => s.Paragraphs.Prepend(s.Heading)))));
    }
}
