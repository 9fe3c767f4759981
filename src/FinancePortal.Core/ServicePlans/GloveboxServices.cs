using FinancePortal.Core.ServicePlans.Claims;
using FinancePortal.Core.ServicePlans.Ending;
using FinancePortal.Core.ServicePlans.Insurance;
using FinancePortal.Core.ServicePlans.Maintenance;
using FinancePortal.Core.ServicePlans.Papers;
using FinancePortal.Core.ServicePlans.Recalls;
using FinancePortal.Core.ServicePlans.WorkOrders;
using FinancePortal.Core.Vehicles;
using FinancePortal.Core.Vehicles.Recalls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.ServicePlans;

/// <summary>Vehicles, plans, visits and what is kept in the glovebox.</summary>
internal static class GloveboxServices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static void AddGloveboxServices(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(PlanForms.Read(configuration["ServicePlans:FormsFile"]));
        services.AddSingleton(MaintenanceSchedules.Read(configuration["Vehicles:SchedulesFile"]));
        services.AddScoped<VehicleFileService>();
        services.AddScoped<GloveboxService>();
        services.AddScoped<VehicleNoticeService>();
        services.AddSingleton(new DealerReportFolder(configuration["Dealers:ReportsFolder"] ?? ""));
        services.AddScoped<WorkOrderService>();
        services.AddScoped<WorkOrderIntakeService>();
        services.AddScoped<MaintenanceService>();
        services.AddScoped<InsuranceService>();
        services.AddScoped<PaperDecisionService>();
        services.AddScoped<RecallService>();
        services.AddSingleton(Recalls(configuration));
        services.AddScoped<PlanEndingService>();
        services.AddScoped<PlanClaimService>();
        services.AddScoped<PlanDeskService>();
        services.AddScoped<ServicePlanService>();
        services.AddScoped<OdometerService>();
    }

    private static IRecallSource Recalls(IConfiguration configuration) => configuration["Recalls:Source"] switch
    {
        null or "" or "Folder" => new FolderRecallSource(configuration["Recalls:Folder"] ?? ""),
        "Nhtsa" => new NhtsaRecallSource(new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { BaseAddress = new Uri(configuration["Recalls:Address"] ?? "https://api.nhtsa.gov/"), Timeout = Patience }),
        var other => throw new InvalidOperationException($"Recalls__Source is '{other}': it is Folder or Nhtsa."),
    };
}
