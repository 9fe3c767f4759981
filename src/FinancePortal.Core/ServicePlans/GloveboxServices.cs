using FinancePortal.Core.ServicePlans.Claims;
using FinancePortal.Core.ServicePlans.Ending;
using FinancePortal.Core.ServicePlans.Maintenance;
using FinancePortal.Core.ServicePlans.WorkOrders;
using FinancePortal.Core.Vehicles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.ServicePlans;

/// <summary>Vehicles, plans, visits and what is kept in the glovebox.</summary>
internal static class GloveboxServices
{
    public static void AddGloveboxServices(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(PlanForms.Read(configuration["ServicePlans:FormsFile"]));
        services.AddSingleton(MaintenanceSchedules.Read(configuration["Vehicles:SchedulesFile"]));
        services.AddScoped<VehicleFileService>();
        services.AddScoped<GloveboxService>();
        services.AddScoped<VehicleNoticeService>();
        services.AddScoped<WorkOrderService>();
        services.AddScoped<WorkOrderIntakeService>();
        services.AddScoped<MaintenanceService>();
        services.AddScoped<PlanEndingService>();
        services.AddScoped<PlanClaimService>();
        services.AddScoped<ServicePlanService>();
        services.AddScoped<OdometerService>();
    }
}
