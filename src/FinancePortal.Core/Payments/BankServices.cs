using FinancePortal.Core.Customers;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Payments.Cards;
using FinancePortal.Core.Payments.Charges;
using FinancePortal.Core.Payments.Collections;
using FinancePortal.Core.Payments.HelpToPay;
using FinancePortal.Core.Payments.OtherWays;
using FinancePortal.Core.Payments.Refunds;
using FinancePortal.Core.Payments.Upcoming;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Rules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.Payments;

/// <summary>Bank accounts, bank files, refunds, autopay and cards.</summary>
internal static class BankServices
{
    public static void AddBankServices(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<BankOptions>(configuration.GetSection("Bank"));
        services.AddSingleton<IBankFileExchange>(new FolderBankFileExchange(configuration["Bank:Folder"] ?? ""));
        services.AddScoped<BankFileService>();
        services.AddScoped<BankFileSendingService>();
        services.AddScoped<ReceivedFileService>();
        services.AddScoped<BankReturnService>();
        services.AddScoped<ReturnedEntryService>();
        services.AddScoped<RetryService>();
        services.AddScoped<FrozenPaymentService>();
        services.AddScoped<ReturnFeeService>();
        services.AddScoped<ReturnRateService>();
        services.AddScoped<BlockedMethodService>();
        services.AddScoped<AccountCorrectionService>();

        services.AddScoped<NoticeService>();
        services.AddSingleton<AccountNumberSeal>();
        services.AddScoped<AccountNumberRenewalService>();
        services.AddScoped<PaymentMethodService>();
        services.AddScoped<RefundService>();

        services.AddScoped<AccountHolderService>();
        services.AddScoped<PaymentChangeService>();
        services.AddScoped<PayoffService>();
        services.AddRuledSettings(configuration, c => c.GetSection("HelpToPay").Get<HelpToPayOptions>() ?? new HelpToPayOptions());
        services.AddScoped<CollectionFlagService>();
        services.AddScoped<HelpToPayService>();
        services.AddScoped<AutopayService>();
        services.AddScoped<AutopayChangeService>();
        services.AddScoped<AutopayHoldService>();
        services.AddScoped<AutopayCollectionService>();
        services.AddScoped<AutopayBulkService>();
        services.AddScoped<AutopayNoticeService>();

        services.AddScoped<UpcomingService>();
        services.AddScoped<ReminderService>();
        services.AddScoped<ChargeService>();
        services.AddRuledSettings(configuration, c => c.GetSection("OtherWays").Get<OtherWaysOptions>() ?? new OtherWaysOptions());
        services.AddScoped<OtherWaysService>();
        services.AddCards(configuration);
        services.AddSingleton<IAccountValidation>(_ => Validation(configuration["Bank:AccountValidation"], configuration["environment"]));
    }

    private static IAccountValidation Validation(string? setting, string? environment) => (setting, environment) switch
    {
        (null or "" or "MicroDeposits", _) => new MicroDepositValidation(),
        ("Sandbox", not "Production") => new SandboxAccountValidation(),
        _ => throw new InvalidOperationException($"Bank__AccountValidation is '{setting}': leave it out for micro-deposits (the sandbox proves any account and is not for Production)."),
    };
}
