using System.Diagnostics;

namespace FinancePortal.Web.Infrastructure;

/// <summary>One line a request: method, path, status, time. Never the query string or a form value, which may hold personal data.</summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value;
        var start = Stopwatch.GetTimestamp();
        await next(context);
        var status = context.Response.StatusCode;
        var level = status >= StatusCodes.Status500InternalServerError ? LogLevel.Error : LogLevel.Information;
        logger.Log(level, "HTTP {Method} {Path} responded {StatusCode} in {ElapsedMs} ms", context.Request.Method, path, status, (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
}
