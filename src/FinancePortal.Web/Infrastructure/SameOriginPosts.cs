namespace FinancePortal.Web.Infrastructure;

/// <summary>
/// A second lock beside the antiforgery token: a browser says where a POST comes from, and one from another site is
/// refused before anything looks at it. Callers that send no Origin (tests, signed machine calls) are left to the other checks.
/// </summary>
internal sealed class SameOriginPosts(RequestDelegate next, ILogger<SameOriginPosts> logger)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var origin = request.Headers.Origin.ToString();
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || origin.Length == 0
            || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
        {
            return next(context);
        }

        logger.LogWarning("Refused a {Method} from another origin on {Path}", request.Method, RequestLog.PathOf(request));
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
