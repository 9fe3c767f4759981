using FinancePortal.Core.Notifications;

namespace FinancePortal.Web.Infrastructure;

/// <summary>The portal's address for somebody who leads customers back to it: the configured one, never from a request (L9).</summary>
internal static class PortalAddress
{
    /// <summary>In Development, whatever port and name the visitor came by.</summary>
    public static Uri Of(HttpContext context) =>
        context.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment()
            ? new Uri($"{context.Request.Scheme}://{context.Request.Host}")
            : context.RequestServices.GetRequiredService<Letterhead>().Portal;
}
