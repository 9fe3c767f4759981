using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace FinancePortal.Web.Infrastructure;

/// <summary>For whoever keeps the instances running: "live" is the process alone, "ready" says whether it can serve.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous().DisableRateLimiting();
        app.MapHealthChecks("/health/ready").AllowAnonymous().DisableRateLimiting();
    }
}
