using System.Text.RegularExpressions;
using FinancePortal.Core.Notifications;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace FinancePortal.Web.Development;

/// <summary>Reads the e-mails that the portal would have sent. Like the whole room, it exists in Development alone.</summary>
[AllowAnonymous]
public sealed partial class MailboxController(IOptions<EmailOptions> options) : Controller
{
    private const int Newest = 100;

    private DirectoryInfo Folder => new(Path.GetFullPath(options.Value.PickupFolder.Length == 0 ? "." : options.Value.PickupFolder));

    [HttpGet("/development/mail")]
    public ViewResult Mailbox()
    {
        var files = options.Value.PickupFolder.Length > 0 && Folder.Exists ? Folder.GetFiles("*.eml") : [];
        return View(new MailboxPage(
            Folder.FullName,
            [.. files.OrderByDescending(f => f.LastWriteTimeUtc).ThenByDescending(f => f.Name, StringComparer.Ordinal).Take(Newest).Select(MailFile.Read)]));
    }

    [HttpGet("/development/mail/{name}")]
    public IActionResult Mail(string name) => Find(name) is { } file ? View(MailFile.Read(file)) : NotFound();

    [HttpGet("/development/mail/{name}/file")]
    public IActionResult Download(string name) => Find(name) is { } file ? PhysicalFile(file.FullName, "message/rfc822", file.Name) : NotFound();

    private FileInfo? Find(string name)
    {
        var file = new FileInfo(Path.Combine(Folder.FullName, name + ".eml"));
        return FileName().IsMatch(name) && file.Exists ? file : null;
    }

    /// <summary>No separators and no dots: a name never leaves the folder.</summary>
    [GeneratedRegex("^[A-Za-z0-9_-]{1,120}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex FileName();
}

/// <summary>The newest e-mails first.</summary>
public sealed record MailboxPage(string Folder, IReadOnlyList<MailFile> Mails);
