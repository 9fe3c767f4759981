using System.Security.Cryptography.X509Certificates;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Web.AccessLinks;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Registration;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;

namespace FinancePortal.Web.SignIn;

/// <summary>Who may come in, and how a browser is remembered.</summary>
internal static class PortalIdentity
{
    public static void AddPortalIdentity(this WebApplicationBuilder builder)
    {
        var (services, configuration, environment) = (builder.Services, builder.Configuration, builder.Environment);
        var dataFolder = Path.Combine(environment.ContentRootPath, configuration["Portal:DataFolder"] ?? "data");
        services.AddIdentityData(configuration, IsReal(environment), dataFolder);

        services.AddAuthentication(SessionAuthentication.Scheme)
            .AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.Scheme, configureOptions: null);
        services.AddAuthorization(Policies.Add);
        services.AddSingleton<SignInCookies>();
        services.AddSingleton<FactorSetup>();
        services.AddSingleton<SignInFlow>();
        services.AddScoped<Profile.OwnSession>();
        services.AddScoped<SignInCompletion>();
        services.AddScoped<FactorCompletion>();
        AddPasskeys(services, Letterhead.Read(configuration).Portal.Host);
        services.AddSingleton<RegistrationCookie>();
        services.AddSingleton<LinkCookie>();

        var ring = services.AddDataProtection().SetApplicationName("FinancePortal");
        services.AddSingleton<IXmlRepository, DatabaseKeyRing>();
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((o, repository) => o.XmlRepository = repository);
        EncryptRing(ring, configuration, environment);
    }

    /// <summary>Real people's data may be in every environment but these two: there, keys are given and never made up.</summary>
    private static bool IsReal(IHostEnvironment environment) => !environment.IsDevelopment() && !environment.IsEnvironment("Testing");

    /// <summary>The domain that passkeys belong to is the portal's own by configuration, never what a request says (P4).</summary>
    private static void AddPasskeys(IServiceCollection services, string domain)
    {
        services.AddScoped<IPasskeyHandler<PortalUser>, PasskeyHandler<PortalUser>>();
        services.AddScoped<Passkeys>();
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            o.ServerDomain = domain;
            o.UserVerificationRequirement = "required";
            o.ResidentKeyRequirement = "required";
            o.AuthenticatorTimeout = TimeSpan.FromMinutes(5);
            o.ValidateOrigin = context => Passkeys.IsOurs(context, domain);
        });
    }

    /// <summary>A key ring in a database must be unreadable there: a stolen copy would forge cookies.</summary>
    private static void EncryptRing(IDataProtectionBuilder ring, ConfigurationManager configuration, IHostEnvironment environment)
    {
        var path = configuration["DataProtection:CertificatePath"];
        if (string.IsNullOrEmpty(path))
        {
            if (IsReal(environment))
            {
                throw new InvalidOperationException("DataProtection__CertificatePath is missing: name the PKCS #12 file whose certificate encrypts the cookie keys.");
            }

            return;
        }

        ring.ProtectKeysWithCertificate(Load(path));

        // Certificates that were replaced still open the keys they once closed.
        ring.UnprotectKeysWithAnyCertificate([.. configuration.GetSection("DataProtection:OldCertificatePaths").GetChildren().Select(old => Load(old.Value!))]);

        X509Certificate2 Load(string file) => X509CertificateLoader.LoadPkcs12FromFile(file, configuration["DataProtection:CertificatePassword"]);
    }
}
