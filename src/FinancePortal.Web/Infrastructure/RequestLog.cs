using System.Diagnostics;
using FinancePortal.Core.Secrets;

namespace FinancePortal.Web.Infrastructure;

/// <summary>One line a request: method, path, status, time. Never the query string or a form value, which may hold personal data, nor the token of a mailed link.</summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var (method, path) = (context.Request.Method, PathOf(context.Request));
        var start = Stopwatch.GetTimestamp();
        await next(context);
        var (status, elapsed) = (context.Response.StatusCode, (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        if (status < StatusCodes.Status500InternalServerError)
        {
            logger.LogInformation("HTTP {Method} {Path} responded {StatusCode} in {ElapsedMs} ms", method, path, status, elapsed);
        }
        else
        {
            logger.LogError("HTTP {Method} {Path} responded {StatusCode} in {ElapsedMs} ms, reference {Reference}", method, path, status, elapsed, ReferenceOf(context));
        }
    }

    /// <summary>The path without tokens: whoever reads the log must not be able to use a link that somebody else was mailed.</summary>
    public static string PathOf(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        return path.Length < RandomKey.Length ? path : string.Join('/', path.Split('/').Select(part => RandomKey.HashOf(part) is null ? part : "token"));
    }

    /// <summary>What a person reads to us on the phone, like <c>E978-7675-A410</c>: the start of the trace id that every line of the log carries.</summary>
    public static string ReferenceOf(HttpContext context)
    {
        var trace = (Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier).ToUpperInvariant().PadRight(12, '0');
        return $"{trace[..4]}-{trace[4..8]}-{trace[8..12]}";
    }
}
