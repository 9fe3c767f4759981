using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FinancePortal.Web.Infrastructure;

/// <summary>The security floor: cookies, sizes, rates, proxies. Headers are in <see cref="SecurityHeaders"/>.</summary>
internal static class PortalSecurity
{
    /// <summary>A form is small. An action that takes files raises this with <c>[RequestSizeLimit]</c> and <c>[RequestFormLimits]</c>.</summary>
    public const int LargestForm = 64 * 1024;

    public static void AddPortalSecurity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var options = builder.Configuration.GetSection("Security").Get<SecurityOptions>() ?? new SecurityOptions();
        services.Configure<SecurityOptions>(builder.Configuration.GetSection("Security"));

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestForm;
        });
        services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = 200;
            form.KeyLengthLimit = 200;
            form.ValueLengthLimit = 16 * 1024;
            form.BufferBodyLengthLimit = LargestForm;
            form.MultipartBodyLengthLimit = LargestForm;
        });

        // Plain http happens in Development alone; there PlainHttpCookies undoes the prefix and the framework leaves Secure off.
        var secure = builder.Environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        services.AddAntiforgery(antiforgery => Dress(antiforgery.Cookie, CookieNames.Antiforgery, secure));
        services.Configure<CookieTempDataProviderOptions>(flash => Dress(flash.Cookie, CookieNames.Flash, secure));

        services.AddHsts(hsts =>
        {
            hsts.MaxAge = TimeSpan.FromDays(730);
            hsts.IncludeSubDomains = true;
        });
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = options.ProxyNetworks.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in options.ProxyNetworks)
            {
                forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
            }
        });
        services.AddRateLimiter(limiter => Limit(limiter, options));
    }

    /// <summary>The one way a cookie of the portal looks; the session cookie of sign-in uses it too.</summary>
    public static void Dress(CookieBuilder cookie, string name, CookieSecurePolicy secure)
    {
        cookie.Name = name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.IsEssential = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = secure;
    }

    private static void Limit(RateLimiterOptions limiter, SecurityOptions options)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => PerAddress(context, options.RequestsPerMinute));
        limiter.AddPolicy(RateLimits.SignIn, context => PerAddress(context, options.SignInsPerMinute));
        limiter.OnRejected = (rejected, _) =>
        {
            if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            {
                rejected.HttpContext.Response.Headers.RetryAfter = ((int)wait.TotalSeconds + 1).ToString(CultureInfo.InvariantCulture);
            }

            return ValueTask.CompletedTask;
        };
    }

    private static RateLimitPartition<string> PerAddress(HttpContext context, int perMinute) =>
        RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "none",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) });
}
