using FinancePortal.Testing;
using Microsoft.Playwright;

namespace FinancePortal.Web.Tests.Browser;

/// <summary>Browser tests share one Chromium and run one after another, when the tests without a browser are done.</summary>
[CollectionDefinition("Browser", DisableParallelization = true)]
public sealed class BrowserCollection : ICollectionFixture<PortalBrowser>;

/// <summary>The system's Chromium (or the one that CHROMIUM names) and a portal on a real port.</summary>
public sealed class PortalBrowser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private readonly Dictionary<string, string> signedIn = [];
    private IBrowser? browser;

    public KestrelPortal Portal { get; } = new();

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--force-color-profile=srgb"],
        });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        await Portal.DisposeAsync();
    }

    /// <summary>Somebody with a clean browser at a screen of this width.</summary>
    public async Task<Person> PersonAsync(int width = Person.Desk, bool script = true, string? signedIn = null)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Portal.Url,
            JavaScriptEnabled = script,
            ViewportSize = new ViewportSize { Width = width, Height = width < 600 ? 844 : 900 },
            Locale = "en-US",
            TimezoneId = "America/Los_Angeles", // not the company's: nothing shown may depend on the visitor's
            ReducedMotion = ReducedMotion.Reduce,
            StorageState = signedIn,
        });
        context.SetDefaultTimeout(10_000);
        return new Person(context, await context.NewPageAsync(), Portal.Url);
    }

    /// <summary>The cookies of a persona who signed in, made once and used by many tests; null for nobody.</summary>
    public async Task<string?> SignedInAsync(string person)
    {
        if (person == Pages.Nobody)
        {
            return null;
        }

        if (!signedIn.TryGetValue(person, out var cookies))
        {
            await using var visitor = await PersonAsync();
            await visitor.OpenAsync("/sign-in");
            signedIn[person] = cookies = await visitor.CookiesAsync();
        }

        return cookies;
    }
}
