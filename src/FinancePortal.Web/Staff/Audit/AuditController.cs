using System.Globalization;
using FinancePortal.Core.Audit;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Staff.Audit;

/// <summary>The audit trail: read, filtered, taken away as a file. Nothing here changes it.</summary>
[Area("Staff")]
[Authorize(Policy = Policies.AuditTrail)]
public sealed class AuditController(AuditTrailService trail, TimeProvider clock) : Controller
{
    private static readonly string[] Columns = ["Seal", "At (UTC)", "Who", "Capacity", "Source", "Action", "About", "Before", "After", "Reason"];

    [HttpGet("/staff/audit")]
    public async Task<IActionResult> Trail(AuditForm form, long? before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        return ModelState.IsValid
            ? View(new AuditTrailPage(form, await trail.ListAsync(form.ToFilter(), before, cancellationToken)))
            : View(new AuditTrailPage(form, new AuditPage([], Older: null)));
    }

    [RequiresStepUp]
    [HttpGet("/staff/audit.csv")]
    public async Task<IActionResult> Export(AuditForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        return ModelState.IsValid
            ? new CsvFile($"audit-as-of-{clock.Today():yyyy-MM-dd}.csv", Columns, (await trail.ExportAsync(form.ToFilter(), HttpContext.Actor(), cancellationToken)).Select(CellsOf))
            : BadRequest();
    }

    private static IEnumerable<string> CellsOf(AuditLine line)
    {
        var row = line.Row;
        return
        [
            line.SealNumber?.ToString(CultureInfo.InvariantCulture) ?? "", row.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), row.ActorName, row.ActorKind.ToString(),
            row.Source, row.Action, row.Subject, row.Before, row.After, row.Reason,
        ];
    }
}

/// <summary>Who, what, about what, when.</summary>
public sealed class AuditForm
{
    public string? Who { get; set; }
    public string? What { get; set; }
    public string? About { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }

    public AuditFilter ToFilter() => new() { Who = Trimmed(Who), What = Trimmed(What), About = Trimmed(About), From = From, To = To };

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public sealed record AuditTrailPage(AuditForm Form, AuditPage Page);
