using FinancePortal.Core.Documents;
using FinancePortal.Core.Staff.Files;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Staff.Customers;

/// <summary>The papers, messages and sign-in of a customer, inside their file.</summary>
[Area("Staff")]
[Authorize(Policy = Policies.CustomerFiles)]
[Route("/staff/customers/{customer}")]
public sealed class RecordsController(CustomerFileService files, FileRecordService records) : Controller
{
    [HttpGet("documents")]
    [RequiresOpenFile(showsMoney: true)]
    public async Task<ViewResult> Documents(string customer, int page = 1, CancellationToken cancellationToken = default) =>
        View(new FileDocumentsPage(await HeadAsync("Documents", cancellationToken), await records.DocumentsAsync(HttpContext.OpenFile().CustomerId, page, cancellationToken)));

    [HttpGet("documents/{document}")]
    [RequiresOpenFile(showsMoney: true)]
    public async Task<IActionResult> Document(string customer, string document, CancellationToken cancellationToken)
    {
        var open = HttpContext.OpenFile();
        if (await records.OpenAsync(open, document, HttpContext.Actor(OpenFilePage.WordsOf(open.Opening.Reason)), cancellationToken) is DocumentAnswer.Found { File: var file })
        {
            return File(file.Bytes, file.ContentType, file.Name);
        }

        TempData.Say("This document can’t be opened now", "It is still being made or checked. Try again in a few minutes.", Tone.Warn);
        return Redirect($"/staff/customers/{open.Reference}/documents");
    }

    [HttpGet("messages")]
    [RequiresOpenFile(showsMoney: true)]
    public async Task<ViewResult> Messages(string customer, CancellationToken cancellationToken) =>
        View(new FileMessagesPage(await HeadAsync("Messages", cancellationToken), await records.MessagesAsync(HttpContext.OpenFile().CustomerId, cancellationToken)));

    [HttpGet("security")]
    [RequiresOpenFile]
    public async Task<ViewResult> Security(string customer, CancellationToken cancellationToken) =>
        View(new FileSecurityPage(await HeadAsync("Security", cancellationToken), await records.SecurityAsync(HttpContext.OpenFile().CustomerId, cancellationToken)));

    private async Task<FileHead> HeadAsync(string tab, CancellationToken cancellationToken)
    {
        var open = HttpContext.OpenFile();
        return new FileHead(open, await files.ReadAsync(open.CustomerId, cancellationToken), tab);
    }
}

public sealed record FileDocumentsPage(FileHead Head, DocumentList List);

public sealed record FileMessagesPage(FileHead Head, IReadOnlyList<FileMessage> Messages);

/// <param name="Security">Null without a sign-in.</param>
public sealed record FileSecurityPage(FileHead Head, FileSecurity? Security);
