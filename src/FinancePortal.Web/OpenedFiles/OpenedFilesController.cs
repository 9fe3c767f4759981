using FinancePortal.Core.Audit;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.OpenedFiles;

/// <summary>A customer sees who of the company opened their file, and why (F-1404).</summary>
[Authorize(Policy = Policies.Customer)]
public sealed class OpenedFilesController(AuditTrailService trail) : Controller
{
    [HttpGet("/settings/security/file-access")]
    public async Task<ViewResult> List(CancellationToken cancellationToken) => View(await trail.OpenedFilesAsync(User.CustomerId(), cancellationToken));
}
