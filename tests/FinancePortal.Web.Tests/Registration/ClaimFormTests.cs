using System.Net;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Registration;

/// <summary>What is typed into the first page: refused beside its field, by its shape alone, and the number is never sent back.</summary>
public sealed class ClaimFormTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string Marker = "612-58-7734";

    [Theory]
    [InlineData("First name", "")]
    [InlineData("Last name", "")]
    [InlineData("Street address", "")]
    [InlineData("ZIP code", "９７２１４")]
    [InlineData("ZIP code", "9721")]
    [InlineData("ZIP code", "97214+1234")]
    [InlineData("Social Security number or ITIN", "１２３４５６７８９")]
    [InlineData("Social Security number or ITIN", "+123456789")]
    [InlineData("Social Security number or ITIN", "000-12-3456")]
    [InlineData("Social Security number or ITIN", "12345678")]
    public async Task A_field_of_the_wrong_shape_is_refused_beside_it(string field, string typed)
    {
        var form = (await host.Visitor().GetAsync("/register")).Claim(await host.PersonAsync());
        var page = await form.Fill(field, typed).SubmitAsync("Continue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Error(field));
    }

    [Theory]
    [InlineData("First name")]
    [InlineData("Last name")]
    [InlineData("Street address")]
    [InlineData("ZIP code")]
    [InlineData("Social Security number or ITIN")]
    public async Task Ten_thousand_characters_are_refused_beside_the_field(string field)
    {
        var form = (await host.Visitor().GetAsync("/register")).Claim(await host.PersonAsync());
        var page = await form.Fill(field, new string('7', 10_000)).SubmitAsync("Continue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Error(field));
    }

    [Theory]
    [InlineData("13", "1", "1987")]
    [InlineData("2", "30", "1987")]
    [InlineData("４", "１９", "１９８７")]
    [InlineData("4", "19", "2087")]
    [InlineData("4", "19", "1087")]
    [InlineData("", "", "")]
    public async Task A_date_that_is_none_or_no_birthday_is_refused(string month, string day, string year)
    {
        var form = (await host.Visitor().GetAsync("/register")).Claim(await host.PersonAsync());
        var page = await form.Fill("Month", month).Fill("Day", day).Fill("Year", year).SubmitAsync("Continue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Error("Month"));
    }

    [Fact]
    [Trait("Proof", "R4")]
    public async Task The_number_is_not_sent_back_logged_mailed_or_stored()
    {
        var person = await host.PersonAsync() with { Ssn = Marker };
        var visitor = host.Visitor();
        var again = await (await visitor.GetAsync("/register")).Claim(person).Fill("ZIP code", "x").SubmitAsync("Continue");
        Assert.Equal("", again.Value("Social Security number or ITIN"));
        Assert.DoesNotContain("7734", again.Body, StringComparison.Ordinal);
        Assert.Equal("Jordan", again.Value("First name"));
        var verify = await again.Claim(person).SubmitAsync("Continue");
        Assert.DoesNotContain("7734", verify.Body, StringComparison.Ordinal);

        if (!host.Database.IsSqlServer)
        {
            await using var db = host.Database.Open();
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(FULL)");
            var bytes = System.Text.Encoding.Latin1.GetString(await ReadAsync(host.Database.File));
            Assert.DoesNotContain(Marker, bytes, StringComparison.Ordinal);
            Assert.DoesNotContain("612587734", bytes, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("7734", host.Failures.ToString(), StringComparison.Ordinal);
    }

    private static async Task<byte[]> ReadAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes);
        return bytes;
    }
}
