using System.Net;
using Microsoft.Playwright;

namespace FinancePortal.Web.Tests.Browser;

/// <summary>What the page frame and its small script do in a browser, on the styleguide's form.</summary>
[Collection("Browser")]
public sealed class FrameTests(PortalBrowser browser)
{
    private const int MostBytes = 90_000;

    [Fact]
    public async Task A_first_visit_weighs_less_than_90_KB_in_all()
    {
        await using var visitor = await browser.PersonAsync();
        var files = new List<IRequest>();
        visitor.Page.RequestFinished += (_, request) => files.Add(request);
        await visitor.Page.GotoAsync("/", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

        var bytes = 0;
        foreach (var file in files)
        {
            var size = await file.SizesAsync();
            bytes += size.ResponseHeadersSize + size.ResponseBodySize;
        }

        Assert.InRange(files.Count, 4, 7);
        Assert.InRange(bytes, 10_000, MostBytes);
    }

    [Fact]
    public async Task The_server_does_not_name_itself_and_takes_no_more_than_a_form()
    {
        await using var visitor = await browser.PersonAsync();
        var headers = await (await visitor.OpenAsync("/")).AllHeadersAsync();
        Assert.Equal("nosniff", headers["x-content-type-options"]);
        Assert.DoesNotContain("server", headers.Keys);
        Assert.DoesNotContain("x-powered-by", headers.Keys);

        using var client = new HttpClient();
        using var form = new FormUrlEncodedContent([new("Note", new string('x', 80_000))]);
        using var answer = await client.PostAsync(browser.Portal.Url + "/styleguide/form", form);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge });
        Assert.Contains("Nothing was saved.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_form_came_back_the_summary_has_the_focus_and_its_links_lead_to_the_fields()
    {
        await using var visitor = await browser.PersonAsync();
        await visitor.OpenAsync("/styleguide/form");
        await visitor.PressAsync("Continue");

        Assert.Equal("error-summary", await Focused(visitor));
        await visitor.Page.Locator("#error-summary a").Last.ClickAsync();
        Assert.Equal("Odometer", await Focused(visitor));
        Assert.Empty(await visitor.AccessibilityAsync());
        Assert.Empty(await visitor.AccessibilityAsync(dark: true));
        Assert.Empty(await visitor.WiderThanAsync(Person.Narrow));
    }

    [Fact]
    public async Task A_form_pressed_twice_is_sent_once()
    {
        await using var visitor = await browser.PersonAsync();
        await visitor.OpenAsync("/styleguide/form");
        var sent = 0;
        await visitor.Page.RouteAsync("**/styleguide/form", async route =>
        {
            if (route.Request.Method is "POST")
            {
                sent++;
                await Task.Delay(300);
            }

            await route.ContinueAsync();
        });

        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Continue" }).DblClickAsync();
        await visitor.Page.WaitForSelectorAsync("#error-summary");

        Assert.Equal(1, sent);
    }

    [Fact]
    public async Task A_password_can_be_looked_at_and_hidden_again()
    {
        await using var visitor = await browser.PersonAsync();
        await visitor.OpenAsync("/styleguide/form");
        await visitor.FillAsync("Password", "secret words");
        var field = visitor.Page.GetByLabel("Password");

        await visitor.PressAsync("Show password");
        Assert.Equal("text", await field.GetAttributeAsync("type"));
        await visitor.PressAsync("Hide password");
        Assert.Equal("password", await field.GetAttributeAsync("type"));
        Assert.Equal("secret words", await field.InputValueAsync());
    }

    [Fact]
    public async Task Without_script_a_hidden_part_of_a_choice_shows_and_the_form_works()
    {
        await using var visitor = await browser.PersonAsync(script: false);
        await visitor.OpenAsync("/styleguide/form");
        await visitor.ChooseAsync("Another amount");
        await visitor.FillAsync("Amount to pay", "lots");
        await visitor.PressAsync("Continue");

        Assert.Contains("Enter an amount in dollars and cents, like 735.22.", await visitor.TextAsync(), StringComparison.Ordinal);
        Assert.Equal("lots", await visitor.Page.GetByLabel("Amount to pay").InputValueAsync());
    }

    [Fact]
    public async Task The_first_tab_stop_skips_to_the_content()
    {
        await using var visitor = await browser.PersonAsync();
        await visitor.OpenAsync("/styleguide");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.Keyboard.PressAsync("Tab");

        Assert.Equal("/styleguide/form", await visitor.Page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
    }

    private static Task<string> Focused(Person visitor) => visitor.Page.EvaluateAsync<string>("document.activeElement.id");
}
