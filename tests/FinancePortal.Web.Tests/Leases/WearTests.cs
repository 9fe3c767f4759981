using System.Net;
using System.Text;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Leases;

/// <summary>The guided self-inspection over HTTP, one area a page, and what may be sent as a photo.</summary>
[Trait("Feature", "F-705")]
public sealed class WearTests(PortalHost host) : IClassFixture<PortalHost>
{
    private static readonly WearGuide Guide = WearGuide.Read();

    [Fact]
    public async Task An_inspection_is_saved_area_by_area_and_its_estimate_goes_into_the_comparison()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var path = $"/leases/{contract.Account.Reference}";
        var page = await (await visitor.GetAsync($"{path}/wear")).FollowAsync("Start your inspection");
        Assert.Equal("Bumpers", page.Heading);
        foreach (var area in Guide.Areas)
        {
            Assert.Equal(area.Name, page.Heading);
            if (area.Code == "body")
            {
                page.Fill("Dents smaller than a credit card, paint whole", "3");
            }

            page = await (area.Code == "tires" ? page.Fill("Tires with less than ⅛ inch of tread", "1") : page).SubmitAsync("Save and go on");
        }

        Assert.Equal("Your wear estimate", page.Heading);
        Assert.Contains("You looked at all 7 areas. By the rules of the final inspection, wear would cost $180.00.", page.Text, StringComparison.Ordinal);
        Assert.Contains("3 seen. 3 are normal", page.Text, StringComparison.Ordinal);
        var accepted = await page.SubmitAsync("Accept $180.00");
        Assert.Contains("won’t ask more than $180.00 for wear", accepted.Text, StringComparison.Ordinal);
        Assert.Contains("$1,147.75", (await visitor.GetAsync($"{path}/lease-end")).Text, StringComparison.Ordinal);
        Assert.Contains("Accepted", (await visitor.GetAsync($"{path}/wear/estimate")).Text, StringComparison.Ordinal);
        Assert.Equal("The estimate changed", Page.Words((await visitor.SendAsync(await ChangedAsync(visitor, path, page))).Element(".flash h2, .flash strong, .flash p")));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("100")]
    [InlineData("two")]
    [InlineData("1.5")]
    public async Task A_count_that_is_none_gets_its_message_beside_the_field(string typed)
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var page = await visitor.GetAsync($"/leases/{contract.Account.Reference}/wear/inspect/tires");
        page.Document.QuerySelector("#c-tire-tread")!.SetAttribute("value", typed);
        var answer = await page.SubmitAsync("Save and go on");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Enter a number from 0 to 99.", answer.Error("Tires with less than ⅛ inch of tread"), StringComparison.Ordinal);
        Assert.Equal(typed, answer.Value("Tires with less than ⅛ inch of tread"));
    }

    [Fact]
    public async Task A_photo_is_kept_with_its_area()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var address = $"/leases/{contract.Account.Reference}/wear/inspect/glass";
        var page = await visitor.SendAsync(await visitor.GetAsync(address), address, "Photo", TestPictures.Png(), "glass.png", ("Typed[glass-chip]", "3"));
        Assert.Equal("Seats and interior", page.Heading);

        await using var db = host.Database.Open();
        var note = await db.WearNotes.SingleAsync(n => n.FinancedAccountId == contract.Account.FinancedAccountId);
        var photo = await visitor.GetAsync($"/leases/{contract.Account.Reference}/photos/{note.Photo}");
        Assert.Equal((HttpStatusCode.OK, "image/png"), (photo.Status, photo.Response.Content.Headers.ContentType!.MediaType));
        Assert.Equal(HttpStatusCode.NotFound, (await (await host.LeaseCustomerAsync()).Visitor.GetAsync($"/leases/{contract.Account.Reference}/photos/{note.Photo}")).Status);
    }

    public static TheoryData<string, string> BadPhotos => new()
    {
        { "large", "Choose a photo of 10 MB or less." },
        { "text", "Choose a photo that is a JPEG or PNG file." },
        { "svg", "Choose a photo that is a JPEG or PNG file." },
        { "bomb", "Choose a smaller photo: at most 50 megapixels." },
        { "cut", "This photo can’t be opened." },
    };

    [Theory]
    [MemberData(nameof(BadPhotos))]
    public async Task What_is_no_photo_is_refused_beside_its_field_and_nothing_is_saved(string kind, string message)
    {
        var file = kind switch
        {
            "large" => new byte[30 * 1024 * 1024],
            "text" => Encoding.UTF8.GetBytes("just text"),
            "svg" => Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"),
            "bomb" => TestPictures.Png(50_000, 50_000),
            _ => TestPictures.Png()[..60],
        };
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var inspect = $"/leases/{contract.Account.Reference}/wear/inspect/glass";
        var wear = await visitor.SendAsync(await visitor.GetAsync(inspect), inspect, "Photo", file, "photo.jpg");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wear.Status);
        Assert.Contains(message, wear.Error("Photo of this area (optional)"), StringComparison.Ordinal);

        var log = $"/leases/{contract.Account.Reference}/mileage";
        var reading = await visitor.SendAsync(await visitor.GetAsync(log), log, "Photo", file, "photo.jpg", ("Odometer", "26200"), ("ReadOn", "2026-11-19"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reading.Status);
        Assert.Contains(message, reading.Error("Photo of the odometer (optional)"), StringComparison.Ordinal);

        await using var db = host.Database.Open();
        Assert.False(await db.Photos.AnyAsync(p => p.FinancedAccountId == contract.Account.FinancedAccountId));
        Assert.False(await db.WearNotes.AnyAsync(n => n.FinancedAccountId == contract.Account.FinancedAccountId));
    }

    [Fact]
    public async Task Every_area_has_its_drawing_and_the_guide_names_normal_and_chargeable()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var page = await visitor.GetAsync($"/leases/{contract.Account.Reference}/wear");
        var drawings = page.Document.QuerySelectorAll("main img").Select(i => i.GetAttribute("src")!).ToList();

        Assert.Equal(7, drawings.Count);
        foreach (var drawing in drawings)
        {
            var file = await visitor.GetAsync(drawing);
            Assert.Equal((HttpStatusCode.OK, "image/svg+xml"), (file.Status, file.Response.Content.Headers.ContentType!.MediaType));
        }

        Assert.Contains("Normal", page.Text, StringComparison.Ordinal);
        Assert.Contains("3 are normal, each more $95.00", page.Text, StringComparison.Ordinal);
    }

    /// <summary>The old estimate accepted again after the inspection found more.</summary>
    private static async Task<HttpRequestMessage> ChangedAsync(Visitor visitor, string path, Page old)
    {
        await (await visitor.GetAsync($"{path}/wear/inspect/equipment")).Fill("Missing keys", "1").SubmitAsync("Save and go on");
        return old.Submission("Accept $180.00");
    }
}
