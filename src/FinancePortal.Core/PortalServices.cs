using FinancePortal.Core.Accounts;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers.Risk;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Incoming;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Rules;
using FinancePortal.Core.ServicePlans;
using FinancePortal.Core.Staff;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core;

/// <summary>Everything that Core offers, room by room.</summary>
public static class PortalServices
{
    public static IServiceCollection AddPortalServices(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton<CurrentRules>();
        services.AddRuledSettings(configuration, Letterhead.Read);

        services.AddScoped<ContractService>();
        services.AddLeaseServices(configuration);
        services.AddGloveboxServices(configuration);
        services.AddScoped<IncomingFileService>();

        services.AddScoped<RiskService>();
        services.AddScoped<PaymentDeskService>();
        services.AddScoped<PaymentService>();
        services.AddScoped<PaymentHistoryService>();
        services.AddSingleton<TermsCache>();
        services.AddBankServices(configuration);
        services.AddScoped<AccountService>();
        services.AddScoped<AccountPeopleService>();
        services.AddScoped<ExplanationService>();
        services.AddDocumentServices(configuration);

        services.AddScoped<NotificationService>();
        services.AddSingleton(new PrintFolder(configuration["Documents:PrintFolder"] ?? ""));
        services.Configure<EmailOptions>(configuration.GetSection("Email"));
        if (string.IsNullOrEmpty(configuration["Email:SmtpHost"]))
        {
            if (configuration["environment"] is "Production")
            {
                throw new InvalidOperationException("Email__SmtpHost is missing: name the mail server, or customers' e-mails would only be files.");
            }

            services.AddSingleton<IEmailSender, PickupEmailSender>();
        }
        else
        {
            services.AddSingleton<IEmailSender, SmtpEmailSender>();
        }

        services.AddStaffServices(configuration);
        services.AddScoped<JobLeaseService>();
        services.AddScoped<JobRunService>();
        foreach (var time in JobSchedule.All)
        {
            services.AddScoped(time.Job);
        }

        if (configuration.GetValue("Jobs:Enabled", defaultValue: true))
        {
            services.AddHostedService<JobRunner>();
        }

        return services;
    }
}
