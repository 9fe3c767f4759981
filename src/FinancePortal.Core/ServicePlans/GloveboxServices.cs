using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.ServicePlans;

/// <summary>Vehicles, plans, visits and what is kept in the glovebox.</summary>
internal static class GloveboxServices
{
    public static void AddGloveboxServices(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(PlanForms.Read(configuration["ServicePlans:FormsFile"]));
        services.AddScoped<VehicleFileService>();
        services.AddScoped<ServicePlanService>();
        services.AddScoped<OdometerService>();
    }
}
