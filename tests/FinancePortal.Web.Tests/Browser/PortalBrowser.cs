using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Demo;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Payoffs;
using FinancePortal.Core.ServicePlans;
using FinancePortal.Core.ServicePlans.Insurance;
using FinancePortal.Core.Staff.Corrections;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace FinancePortal.Web.Tests.Browser;

/// <summary>Browser tests share one Chromium and run one after another, when the tests without a browser are done.</summary>
[CollectionDefinition("Browser", DisableParallelization = true)]
public sealed class BrowserCollection : ICollectionFixture<PortalBrowser>;

/// <summary>The system's Chromium (or the one that CHROMIUM names) and a portal on a real port.</summary>
public sealed class PortalBrowser : IAsyncLifetime
{
    /// <summary>A session ends after 15 minutes without a page, and each sign-in of somebody moves the clock on.</summary>
    private static readonly TimeSpan StillFresh = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, (string Cookies, DateTimeOffset At)> signedIn = [];
    private IPlaywright? playwright;
    private IBrowser? browser;
    private PortalDatabase? asSeeded;

    /// <summary>With the demo's people. Tests that change something take <see cref="AnotherPortal"/>.</summary>
    public KestrelPortal Portal { get; } = new() { Database = PortalDatabase.Sqlite(), Settings = { ["Portal:Demo"] = "true" } };

    public async Task InitializeAsync()
    {
        _ = Portal.Url;
        asSeeded = Portal.Database.Copy();
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
        asSeeded?.Dispose();
    }

    /// <summary>A portal of one's own in which nothing has happened yet since the demo was made.</summary>
    public KestrelPortal AnotherPortal() => new() { Database = asSeeded!.Copy(), DataFolder = Portal.DataFolder, Settings = { ["Jobs:Enabled"] = "true" } };

    /// <summary>Somebody with a clean browser at a screen of this width.</summary>
    public async Task<Person> PersonAsync(int width = Person.Desk, bool script = true, string? signedIn = null, KestrelPortal? portal = null)
    {
        portal ??= Portal;
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = portal.Url,
            JavaScriptEnabled = script,
            ViewportSize = new ViewportSize { Width = width, Height = width < 600 ? 844 : 900 },
            Locale = "en-US",
            TimezoneId = "America/Los_Angeles", // not the company's: nothing shown may depend on the visitor's
            ReducedMotion = ReducedMotion.Reduce,
            StorageState = signedIn,
        });
        context.SetDefaultTimeout(10_000);
        return new Person(context, await context.NewPageAsync(), portal.Url);
    }

    /// <summary>The cookies of a demo person who signed in, made once in a while and used by many tests; null for nobody.</summary>
    public async Task<string?> SignedInAsync(string firstName)
    {
        if (firstName == Pages.Nobody)
        {
            return null;
        }

        if (!signedIn.TryGetValue(firstName, out var known) || Portal.Clock.GetUtcNow() - known.At > StillFresh)
        {
            await using var visitor = await PersonAsync();
            await visitor.SignInAsync(Portal, firstName);
            signedIn[firstName] = known = (await visitor.CookiesAsync(), Portal.Clock.GetUtcNow());
        }

        return known.Cookies;
    }

    /// <summary>Puts a demo person's references where the path has {account}, {other}, {payment} and {plan}; a colleague's path has what waits.</summary>
    public async Task<string> AddressAsync(string path, string firstName)
    {
        if (!path.Contains('{', StringComparison.Ordinal))
        {
            return path;
        }

        await using var db = Portal.Database.Open();
        var email = DemoSignIn.EmailOf(firstName);
        var accounts = await db.Accounts.Where(a => a.Parties.Any(p => p.Customer.Email == email)).OrderBy(a => a.AccountNumber).ToListAsync();
        var keys = accounts.ConvertAll(a => a.FinancedAccountId);
        var payment = await db.Payments.Where(p => keys.Contains(p.FinancedAccountId)).OrderByDescending(p => p.PaymentId).Select(p => p.Reference).FirstOrDefaultAsync();
        var vehicles = accounts.ConvertAll(a => a.VehicleId);
        var order = await db.WorkOrders.Where(w => vehicles.Contains(w.VehicleId)).Select(w => w.Reference).FirstOrDefaultAsync();
        var plan = await db.ServicePlans.Where(p => keys.Contains(p.FinancedAccountId ?? 0)).OrderByDescending(p => p.FormNumber == "NES-72").Select(p => p.Reference).FirstOrDefaultAsync();
        var statement = await db.Documents.Where(d => keys.Contains(d.FinancedAccountId ?? 0) && d.Form == DocumentForm.Statement).OrderByDescending(d => d.DatedOn).Select(d => d.Reference).FirstOrDefaultAsync();
        var claim = await db.ServicePlans.SelectMany(p => p.Claims).Where(c => c.Status == ClaimStatus.Reported).Select(c => c.Reference).FirstAsync();
        var transfer = await db.ServicePlans.Where(p => p.Transfer != null).Select(p => p.Reference).FirstAsync();
        var upload = await db.InsuranceProofs.Where(p => p.Status == ProofStatus.Waiting).Select(p => p.Reference).FirstAsync();
        if (path.Contains("{letter}", StringComparison.Ordinal) || path.Contains("{link}", StringComparison.Ordinal))
        {
            var customer = await db.Customers.SingleAsync(c => c.Email == email);
            var (number, key) = await SharedLetterAsync(accounts[1].Reference, new Actor(ActorKind.Customer, UserId: null, customer.CustomerId, customer.FullName));
            path = path.Replace("{letter}", number, StringComparison.Ordinal).Replace("{link}", key, StringComparison.Ordinal);
        }

        var (blake, casey) = (DemoSignIn.EmailOf("Blake"), DemoSignIn.EmailOf("Casey"));
        var file = await db.Accounts.Where(a => a.Parties.Any(p => p.Customer.Email == blake)).OrderBy(a => a.AccountNumber).Select(a => new { a.Parties.First(p => p.Customer.Email == blake).Customer.Reference, Account = a.Reference, a.FinancedAccountId }).FirstAsync();
        var lease = await db.Accounts.Where(a => a.Product == ProductKind.Lease && a.Parties.Any(p => p.Customer.Email == casey)).Select(a => new { a.Parties.First(p => p.Customer.Email == casey).Customer.Reference, Account = a.Reference }).FirstAsync();
        var paid = await db.Events.Where(e => e.FinancedAccountId == file.FinancedAccountId && e.Kind == AccountEventKind.Payment).MaxAsync(e => e.Sequence);
        path = path.Replace("{file}", file.Reference, StringComparison.Ordinal)
            .Replace("{file-account}", file.Account, StringComparison.Ordinal)
            .Replace("{file-payment}", $"{paid}", StringComparison.Ordinal)
            .Replace("{lease-file}", lease.Reference, StringComparison.Ordinal)
            .Replace("{lease}", lease.Account, StringComparison.Ordinal)
            .Replace("{case}", await db.StaffCases.Where(c => c.Kind == CaseKind.BillingDispute).Select(c => c.Reference).FirstAsync(), StringComparison.Ordinal)
            .Replace("{correction}", await db.Corrections.Where(c => c.State == CorrectionState.WaitsForApproval).Select(c => c.Reference).FirstAsync(), StringComparison.Ordinal);
        return path.Replace("{account}", accounts.ElementAtOrDefault(0)?.Reference, StringComparison.Ordinal)
            .Replace("{statement}", statement, StringComparison.Ordinal)
            .Replace("{claim}", claim, StringComparison.Ordinal)
            .Replace("{transfer}", transfer, StringComparison.Ordinal)
            .Replace("{upload}", upload, StringComparison.Ordinal)
            .Replace("{other}", accounts.ElementAtOrDefault(1)?.Reference, StringComparison.Ordinal)
            .Replace("{order}", order, StringComparison.Ordinal)
            .Replace("{plan}", plan, StringComparison.Ordinal)
            .Replace("{payment}", payment, StringComparison.Ordinal);
    }

    /// <summary>The number of a payoff letter and the secret of the link that shares it.</summary>
    private async Task<(string Number, string Key)> SharedLetterAsync(string account, Actor owner)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        var letter = await scope.ServiceProvider.GetRequiredService<PayoffLetterService>().IssueAsync(account, Portal.Clock.Today().AddDays(10), sendTo: null, owner, CancellationToken.None);
        return (letter.Number, (await scope.ServiceProvider.GetRequiredService<PayoffShareService>().ShareAsync(account, letter.Number, "Cascade Example Credit Union", owner, CancellationToken.None))!);
    }
}
