using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Customers.Contact;
using FinancePortal.Core.Staff.Access;
using FinancePortal.Core.Staff.Charges;
using FinancePortal.Core.Staff.Corrections;
using FinancePortal.Core.Staff.Disputes;
using FinancePortal.Core.Staff.Files;
using FinancePortal.Core.Staff.History;
using FinancePortal.Core.Staff.ReturnedMail;
using FinancePortal.Core.Staff.Reveals;
using FinancePortal.Core.Staff.Rules;
using FinancePortal.Core.Staff.Search;
using FinancePortal.Core.Staff.Users;
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
        services.AddScoped<NextCaseService>();
        services.AddScoped<ReturnedMailService>();
        services.AddScoped<CustomerSearchService>();
        services.AddScoped<CallerCodeService>();
        services.AddScoped<CustomerFileService>();
        services.AddScoped<CustomerViewService>();
        services.AddScoped<FileRecordService>();
        services.AddScoped<AccountFileService>();
        services.AddScoped<ReadingListService>();
        services.AddScoped<ChargeFileService>();
        services.AddScoped<RevealService>();
        services.AddScoped<DisputeService>();
        services.AddScoped<CustomerAccessService>();
        services.AddScoped<AccessService>();
        services.AddScoped<ColleagueService>();
        services.AddSingleton<RuleCatalog>();
        services.AddScoped<RuleBookService>();
        services.AddHostedService<RuleWatch>();
        services.AddScoped<CorrectionBookingService>();
        services.AddScoped<CorrectionService>();
        services.AddScoped<LastChangeService>();
        services.AddScoped<CorrectionApprovalService>();
    }
}
