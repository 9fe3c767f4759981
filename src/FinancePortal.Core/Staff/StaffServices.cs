using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.Staff;

/// <summary>What colleagues work with.</summary>
internal static class StaffServices
{
    public static void AddStaffServices(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new AuditHeads(configuration["Audit:HeadFolder"] ?? Path.Combine(configuration["Portal:DataFolder"] ?? "data", "audit-heads")));
        services.AddScoped<AuditSealService>();
        services.AddScoped<AuditVerificationService>();
        services.AddScoped<AuditTrailService>();
        services.AddScoped<CaseService>();
        services.AddScoped<CaseDeskService>();
    }
}
