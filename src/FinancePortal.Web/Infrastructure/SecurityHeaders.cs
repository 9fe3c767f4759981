namespace FinancePortal.Web.Infrastructure;

/// <summary>The headers of every answer, whoever writes it: pages, files, errors, redirects.</summary>
/// <remarks>
/// Referrer-Policy is <c>same-origin</c>, not <c>no-referrer</c>: nothing leaves for another host either way, but under
/// <c>no-referrer</c> browsers send <c>Origin: null</c> with our own forms, and <see cref="SameOriginPosts"/> and the
/// passkey check could no longer tell our pages from a stranger's.
/// </remarks>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'; object-src 'none'; form-action 'self'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(Write, context);
        return next(context);
    }

    private Task Write(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = FormTargets.Of(context) is { } target ? $"{ContentSecurityPolicy} {target}" : ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";

        // Files name their own time to live; everything else is about somebody or changes, and is kept nowhere.
        if (IsLasting(context.Request.Path) && context.Response.StatusCode == StatusCodes.Status200OK)
        {
            headers.CacheControl = "public, max-age=31536000, immutable";
        }
        else if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }

    /// <summary>Fonts and drawings that the stylesheet names: their version is part of the file name.</summary>
    private static bool IsLasting(PathString path) => path.StartsWithSegments("/fonts", StringComparison.Ordinal) || path.StartsWithSegments("/img", StringComparison.Ordinal);
}
