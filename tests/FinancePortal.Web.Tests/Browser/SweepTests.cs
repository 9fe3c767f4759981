namespace FinancePortal.Web.Tests.Browser;

/// <summary>What every page owes everybody, asked of each page in a real browser.</summary>
[Collection("Browser")]
public sealed class SweepTests(PortalBrowser browser)
{
    public static TheoryData<string, string> Everything
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (path, person) in Pages.All)
            {
                data.Add(path, person);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task A_page_is_accessible_fits_a_narrow_screen_and_makes_no_complaint(string path, string person)
    {
        await using var visitor = await browser.PersonAsync(signedIn: await browser.SignedInAsync(person));
        var answer = await visitor.OpenAsync(await browser.AddressAsync(path, person));
        if (new Uri(visitor.Page.Url).AbsolutePath.EndsWith("/open", StringComparison.Ordinal))
        {
            // A customer's file asks for a reason once.
            await visitor.ChooseAsync("To correct something");
            await visitor.PressAsync("Open the file");
            answer = await visitor.OpenAsync(await browser.AddressAsync(path, person));
        }

        Assert.Equal(path.StartsWith("/styleguide/status/", StringComparison.Ordinal) ? int.Parse(path.Split('/')[^1]) : 200, answer.Status);
        Assert.Empty(await visitor.AccessibilityAsync());
        Assert.Empty(await visitor.AccessibilityAsync(dark: true));
        Assert.Empty(await visitor.WiderThanAsync(Person.Narrow));
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task The_sweep_finds_faults()
    {
        await using var visitor = await browser.PersonAsync();
        await visitor.OpenAsync("/");
        await visitor.Page.EvaluateAsync("""
            () => {
                document.querySelector('main').innerHTML += '<img src="/nowhere.png"><p id="faint">faint</p><div id="wide">x</div>';
                document.getElementById('faint').style.color = '#ddd';
                document.getElementById('faint').style.backgroundColor = '#fff';
                document.getElementById('wide').style.width = '900px';
                console.error('a complaint');
            }
            """);

        var light = await visitor.AccessibilityAsync();
        Assert.Contains(light, v => v.Contains("image-alt", StringComparison.Ordinal));
        Assert.Contains(light, v => v.Contains("color-contrast", StringComparison.Ordinal));
        Assert.Contains(await visitor.AccessibilityAsync(dark: true), v => v.Contains("color-contrast", StringComparison.Ordinal));
        Assert.NotEmpty(await visitor.WiderThanAsync(Person.Narrow));
        Assert.Contains(visitor.Complaints, c => c.Contains("a complaint", StringComparison.Ordinal));
        Assert.Contains(visitor.Complaints, c => c.Contains("/nowhere.png answered", StringComparison.Ordinal));
    }
}
