using FinancePortal.Core.Cases;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.Staff;

/// <summary>What colleagues work with.</summary>
internal static class StaffServices
{
    public static void AddStaffServices(this IServiceCollection services)
    {
        services.AddScoped<CaseService>();
        services.AddScoped<CaseDeskService>();
    }
}
