using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using FinancePortal.Core.Demo;
using FinancePortal.Testing;
using Microsoft.Playwright;

namespace FinancePortal.Web.Tests.Browser;

/// <summary>One person's browser, which remembers everything that went wrong in it.</summary>
public sealed class Person : IAsyncDisposable
{
    public const int Narrow = 320;
    public const int Phone = 390;
    public const int Desk = 1280;

    // Run by the page itself, in its frames too: the package's own way opens another page for each look, which takes twice as long.
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = [];

    internal Person(IBrowserContext context, IPage page, string portal)
    {
        this.context = context;
        Page = page;
        page.PageError += (_, error) => complaints.Enqueue($"{page.Url}: {error}");
        page.Console += (_, message) =>
        {
            // The browser reports the status of a designed error page (404, 422) as an error; that is the page under test.
            if (message.Type is "error" or "warning" && !message.Text.Contains("the server responded with a status of", StringComparison.Ordinal))
            {
                complaints.Enqueue($"{page.Url}: {message.Text}");
            }
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && response.Request.ResourceType != "document")
            {
                complaints.Enqueue($"{page.Url}: {response.Url} answered {response.Status}");
            }
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(portal, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                complaints.Enqueue($"{page.Url} asks another host: {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Console errors, failed files, requests to other hosts.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    public async Task<IResponse> OpenAsync(string path) => (await Page.GotoAsync(path))!;

    public Task<string> CookiesAsync() => context.StorageStateAsync();

    public Task FillAsync(string label, string value) => Page.GetByLabel(label, new PageGetByLabelOptions { Exact = true }).FillAsync(value);

    /// <summary>With the password and the authenticator key that all demo people share. Half a minute passes, since a code works once.</summary>
    public async Task SignInAsync(KestrelPortal portal, string firstName)
    {
        portal.Clock.Advance(TimeSpan.FromSeconds(30));
        await OpenAsync("/sign-in");
        await FillAsync("Email", DemoSignIn.EmailOf(firstName));
        await FillAsync("Password", DemoSignIn.Password);
        await PressAsync("Sign in");
        await FillAsync("6-digit code", Totp.Code(DemoSignIn.TotpSecret, portal.Clock.GetUtcNow()));
        await PressAsync("Sign in");

        // Whoever looks at the page waits for what it looks at; the event that a page has loaded is missed now and then.
        await Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal), new PageWaitForURLOptions { WaitUntil = WaitUntilState.Commit });
    }

    public Task ChooseAsync(string label) => Page.GetByLabel(label).CheckAsync();

    public Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button }).ClickAsync();

    public Task FollowAsync(string link) => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = link }).First.ClickAsync();

    public Task<string> HeadingAsync() => Page.Locator("h1").InnerTextAsync();

    public Task<string> TextAsync() => Page.Locator("body").InnerTextAsync();

    /// <summary>Opens a page again and again until it says something that happens behind it.</summary>
    public async Task UntilAsync(string path, string words)
    {
        for (var tries = 0; tries < 60; tries++)
        {
            await OpenAsync(path);
            if ((await TextAsync()).Contains(words, StringComparison.Ordinal))
            {
                return;
            }

            await Task.Delay(500);
        }

        Assert.Fail($"{path} never said '{words}'. It says: {await TextAsync()}");
    }

    /// <summary>What axe finds wrong, "rule: help (element)". In the dark only the rules that look at colors can answer otherwise.</summary>
    public async Task<IReadOnlyList<string>> AccessibilityAsync(bool dark = false)
    {
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            foreach (var frame in Page.Frames)
            {
                await frame.EvaluateAsync(Axe);
                await frame.EvaluateAsync("axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] })");
            }
        }

        return await Page.EvaluateAsync<string[]>("""
            async dark => {
                const result = await axe.run(document, { resultTypes: ['violations'], ...(dark ? { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } } : {}) });
                return result.violations.flatMap(v => v.nodes.map(n => `${dark ? 'dark' : 'light'} ${v.id}: ${v.help} (${n.target}) ${n.html}`));
            }
            """, dark);
    }

    /// <summary>The elements that make the page wider than the screen, none when it is not.</summary>
    public async Task<IReadOnlyList<string>> WiderThanAsync(int width)
    {
        await Page.SetViewportSizeAsync(width, 700);
        return await Page.EvaluateAsync<string[]>("""
            () => document.documentElement.scrollWidth <= window.innerWidth ? [] :
                ['page is ' + document.documentElement.scrollWidth + ' wide, screen ' + window.innerWidth,
                 ...[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
                    .slice(0, 5).map(e => e.tagName + '.' + e.className)]
            """);
    }

    /// <summary>A picture under artifacts/screenshots, to stand beside the drawn pages.</summary>
    public Task PictureAsync(string name) =>
        Page.ScreenshotAsync(new PageScreenshotOptions { Path = Repository.PathTo("artifacts", "screenshots", name + ".png"), FullPage = true });

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
