using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.Changes;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Core.Leases.Wear;
using FinancePortal.Core.Rules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.Leases;

/// <summary>Everything that the lease room offers. The company's data is read at the start, so that a broken file is noticed then.</summary>
internal static class LeaseServices
{
    public static void AddLeaseServices(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = configuration["Leases:Folder"];
        var (policy, guide) = (LeasePolicy.Read(folder), WearGuide.Read(folder));
        services.AddRuled((book, day) => policy.Under(book, day));
        services.AddSingleton(LineUp.Read(folder));
        services.AddRuled((book, day) => guide.Under(book, day));
        services.AddSingleton(DealerList.Read(folder));
        services.AddScoped<LeaseBill>();
        services.AddScoped<LeaseOffers>();
        services.AddScoped<LeaseService>();
        services.AddScoped<LeaseDeskService>();
        services.AddScoped<ReturnDeskService>();
        services.AddScoped<MileageService>();
        services.AddScoped<LeasePlanService>();
        services.AddScoped<LeasePaperService>();
        services.AddScoped<WearProtectionService>();
        services.AddScoped<WearService>();
        services.AddScoped<AppointmentService>();
        services.AddScoped<HandOverService>();
        services.AddScoped<FinalBillService>();
        services.AddScoped<LeaseChangeBooks>();
        services.AddScoped<LeaseChangeService>();
        services.AddScoped<ServiceMemberService>();
    }
}
