using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace FinancePortal.Web.Documents;

/// <summary>A ZIP that is written while it is sent.</summary>
internal sealed class ZipResult(Func<Stream, CancellationToken, Task> write, string fileName) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = "application/zip";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = fileName }.ToString();
        await write(response.Body, context.HttpContext.RequestAborted);
    }
}
