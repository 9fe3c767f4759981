using Serilog;

namespace FinancePortal.Web.Infrastructure;

internal static class PortalLogging
{
    /// <summary>Serilog as a provider of the framework's own logging; sinks and levels come from the section <c>Serilog</c>.</summary>
    public static void AddPortalLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration).CreateLogger(), dispose: true);
    }
}
