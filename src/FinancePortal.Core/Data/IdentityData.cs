using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.AccessLinks;
using FinancePortal.Core.Customers.Consents;
using FinancePortal.Core.Customers.Contact;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Customers.Recovery;
using FinancePortal.Core.Customers.Registration;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Secrets;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.Data;

/// <summary>Users, sessions and secrets: everything of sign-in that needs no HTTP.</summary>
public static class IdentityData
{
    /// <param name="dataFolder">Where Development keeps the keys that it makes for itself.</param>
    /// <exception cref="InvalidOperationException">A key is missing; the message says which.</exception>
    public static IServiceCollection AddIdentityData(this IServiceCollection services, IConfiguration configuration, bool isProduction, string dataFolder)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var keys = SecretKeys.Read(configuration, isProduction, dataFolder);
        var iterations = configuration.GetValue("Identity:PasswordIterations", PasswordHashing.DefaultIterations);
        if (isProduction && iterations < PasswordHashing.DefaultIterations)
        {
            throw new InvalidOperationException($"Identity__PasswordIterations is {iterations}: in Production it is at least {PasswordHashing.DefaultIterations}.");
        }

        services.AddIdentityCore<PortalUser>().AddRoles<IdentityRole<long>>().AddEntityFrameworkStores<PortalDbContext>();
        services.AddSingleton(keys);
        services.AddSingleton<FieldCipher>();
        services.AddSingleton(new SsnLookup(keys, mayBeCheap: !isProduction));
        services.AddScoped<SsnService>();
        services.AddScoped<AuthenticatorService>();
        services.AddSingleton(new SecurityClock(TimeProvider.System));
        services.AddSingleton<SessionCache>();
        services.AddSingleton(s => new PasswordHashing(s.GetRequiredService<SecretKeys>(), iterations));
        services.AddSingleton(new AnswerFloor(TimeSpan.FromMilliseconds(configuration.GetValue("Identity:AnswerFloorMilliseconds", (int)AnswerFloor.Default.TotalMilliseconds))));
        services.AddSingleton(new BreachedPasswordList(configuration["Identity:BreachedList"] ?? Path.Combine(dataFolder, "breached-passwords.bin")));
        services.AddSingleton<PasswordRules>();
        services.AddScoped<SessionService>();
        services.AddScoped<AttemptService>();
        services.AddScoped<KnownDeviceService>();
        services.AddScoped<OneTimeTokenService>();
        services.AddScoped<SecurityAlertService>();
        services.AddScoped<SignInGateService>();
        services.AddScoped<SignInService>();
        services.AddScoped<SignInCompletionService>();
        services.AddScoped<SessionListService>();
        services.AddScoped<StepUpService>();
        services.AddScoped<KeptFormService>();
        services.AddScoped<FactorService>();
        services.AddScoped<RecoveryCodeService>();
        services.AddScoped<PasskeyService>();
        services.AddScoped<ContactService>();
        services.AddScoped<EmailChangeService>();
        services.AddScoped<PasswordService>();
        services.AddScoped<NotMeService>();
        services.AddScoped<UserCreationService>();
        services.AddScoped<RegistrationGateService>();
        services.AddScoped<RegistrationService>();
        services.AddScoped<SignInSetupService>();
        services.AddScoped<ConsentService>();
        services.AddScoped<FactorResetService>();
        services.AddScoped<RecoveryNoticeService>();
        services.AddScoped<RecoveryService>();
        services.AddScoped<StaffRecoveryService>();
        services.AddScoped<AccessLinkService>();
        services.AddScoped<AccessLinkEntryService>();
        services.AddScoped<RegistrationLetterService>();
        services.AddScoped<WaitingSecretsService>();
        services.AddScoped<DataProtectionKeyService>();
        return services;
    }
}
