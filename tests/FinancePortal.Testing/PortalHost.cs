using FinancePortal.Core.Customers.Identity;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Testing;

/// <summary>
/// The real portal in this process, on a fresh database, with a clock that stands still. Visitors come over https, so that they
/// meet Production's cookies and headers.
/// </summary>
public class PortalHost : WebApplicationFactory<Program>
{
    public PortalDatabase Database { get; init; } = new();
    public FakeClock Clock { get; init; } = new();

    /// <summary>Where e-mails land as files.</summary>
    public string MailFolder { get; } = TestFolder.New("mail");

    /// <summary>Where the portal keeps what it makes for itself, such as keys. Two hosts with one folder and one database are two instances.</summary>
    public string DataFolder { get; init; } = TestFolder.New("data");

    public HostFailures Failures { get; } = new();

    /// <summary>What a test wants different, before the first visitor comes.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    protected virtual string Environment => "Testing";

    /// <summary>Somebody new, without cookies.</summary>
    public Visitor Visitor() => new(CreateClient(new WebApplicationFactoryClientOptions
    {
        BaseAddress = new Uri("https://localhost"),
        AllowAutoRedirect = false,
        HandleCookies = true,
    }));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        foreach (var (key, value) in Database.Settings.Concat(Defaults).Concat(Settings))
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddLogging(logging => logging.ClearProviders().AddProvider(Failures));
            services.RemoveAll<TimeProvider>();
            services.AddSingleton<TimeProvider>(Clock);
            services.RemoveAll<SecurityClock>();
            services.AddSingleton(new SecurityClock(Clock));
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            Database.Dispose();
        }
    }

    private IEnumerable<KeyValuePair<string, string>> Defaults =>
    [
        new("Portal:Demo", "false"),
        new("Portal:DataFolder", DataFolder),
        new("Identity:PasswordIterations", "1000"),
        new("Identity:AnswerFloorMilliseconds", "0"),
        new("Security:RequestsPerMinute", "100000"),
        new("Security:SignInsPerMinute", "100000"),
        new("Email:PickupFolder", MailFolder),
        new("Jobs:Enabled", "false"),
        new("Rules:LookEverySeconds", "0"),
        new("Security:SignInsPerMinute", "10000"),
        new("Security:RequestsPerMinute", "100000"),
    ];
}
