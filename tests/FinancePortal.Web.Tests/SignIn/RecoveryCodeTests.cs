using System.Net;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.SignIn;

/// <summary>AUTH part 6: codes for the day the phone is gone.</summary>
[Trait("Feature", "F-201")]
public sealed class RecoveryCodeTests : IAsyncLifetime
{
    private readonly TwoInstances portal = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    [Trait("Proof", "C1")]
    public async Task A_recovery_code_leads_to_a_new_app_once_and_to_nothing_else()
    {
        var (user, codes) = await WithCodesAsync();
        var visitor = portal.First.Visitor();
        var setUp = await (await AskAsync(portal.First, user, visitor)).Fill("Recovery code", codes[0].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)).SubmitAsync("Continue");
        Assert.Equal("/register/security", setUp.Address);
        Assert.Equal("Sign in", (await visitor.GetAsync("/home")).Heading);

        var home = await setUp.Fill("6-digit code", setUp.ShownCode(portal.First)).SubmitAsync("Turn on security codes");
        Assert.Equal("/home", home.Address);

        var again = await (await AskAsync(portal.Second, user)).Fill("Recovery code", codes[0]).SubmitAsync("Continue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("already used", again.Error("Recovery code"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Proof", "C1")]
    [Trait("ASVS", "V2.3.4")]
    public async Task Of_twenty_equal_codes_at_the_same_moment_on_two_instances_one_is_taken()
    {
        var (user, codes) = await WithCodesAsync();
        var ready = new List<Page>();
        for (var i = 0; i < 20; i++)
        {
            ready.Add(await AskAsync(portal[i], user));
        }

        var answers = await Task.WhenAll(ready.Select(page => page.Fill("Recovery code", codes[1]).SubmitAsync("Continue")));
        Assert.Equal(1, answers.Count(a => a.Address == "/register/security"));
    }

    [Fact]
    [Trait("Proof", "C2")]
    [Trait("ASVS", "V6.5.2")]
    public async Task The_database_holds_no_code_but_a_salted_hash_of_each()
    {
        var (user, codes) = await WithCodesAsync();
        Assert.Equal(10, codes.Count);
        Assert.All(codes, c => Assert.Matches("^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$", c)); // 16 of 32 letters: 80 bits
        Assert.Equal(10, codes.Distinct(StringComparer.Ordinal).Count());
        await using var db = portal.First.Database.Open();
        var rows = await db.Set<RecoveryCode>().Where(c => c.UserId == user.UserId).ToListAsync();
        Assert.Equal(10, rows.Select(r => Convert.ToHexString(r.Salt)).Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, c => Assert.Single(rows, r => r.Is(RecoveryCode.Typed(c)!)));
        Assert.DoesNotContain(await db.OutboxEmails.ToListAsync(), m => codes.Any(c => m.TextBody.Contains(c, StringComparison.Ordinal)));
    }

    [Fact]
    [Trait("Proof", "C3")]
    [Trait("ASVS", "V6.3.1")]
    public async Task After_wrong_codes_even_a_right_one_has_to_wait()
    {
        var (user, codes) = await WithCodesAsync();
        var page = await AskAsync(portal.First, user);
        for (var i = 0; i < 20; i++)
        {
            page = await page.Fill("Recovery code", RecoveryCode.New()).SubmitAsync("Continue");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        }

        page = await page.Fill("Recovery code", codes[2]).SubmitAsync("Continue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        await using var db = portal.First.Database.Open();
        Assert.DoesNotContain(await db.Set<RecoveryCode>().ToListAsync(), c => c.UsedAt is not null);
        portal.First.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("/register/security", (await page.Fill("Recovery code", codes[2]).SubmitAsync("Continue")).Address);
    }

    [Fact]
    public async Task Without_the_password_nothing_can_be_tried()
    {
        Assert.Equal("Sign in", (await portal.First.Visitor().GetAsync("/sign-in/recovery-code")).Heading);
        Assert.Equal("Sign in", (await portal.First.Visitor().GetAsync("/register/security")).Heading);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ABCD")]
    [InlineData("ABCD-EFGH-IJKL-MNO!")]
    [InlineData("ABCD-EFGH-IJKL-MNOP-QRST")]
    [InlineData("ＡＢＣＤ-ＥＦＧＨ-ＩＪＫＬ-ＭＮＯＰ")]
    public void What_is_no_code_is_none(string typed) => Assert.Null(RecoveryCode.Typed(typed));

    [Fact]
    public async Task New_codes_replace_the_old_ones_are_told_and_can_be_downloaded_until_they_are_kept()
    {
        var (user, old) = await WithCodesAsync();
        portal.First.Clock.Advance(TimeSpan.FromMinutes(1));
        var visitor = await portal.First.SignedInAsync(user);
        var shown = await (await visitor.GetAsync("/settings/security/recovery-codes")).SubmitAsync("Make new codes");
        var codes = Codes(shown);
        Assert.Empty(codes.Intersect(old, StringComparer.Ordinal));
        Assert.Equal(codes, Codes(await visitor.GetAsync("/settings/security/recovery-codes")));
        var file = await visitor.GetAsync("/settings/security/recovery-codes/download");
        Assert.All(codes, c => Assert.Contains(c, file.Body, StringComparison.Ordinal));

        var unticked = await shown.SubmitAsync("Continue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unticked.Status);
        Assert.Equal("/settings/security", (await unticked.Choose("I’ve saved my codes in a safe place").SubmitAsync("Continue")).Address);
        Assert.Equal("You have 10 recovery codes left. They let you set up a new phone when the old one is gone.", Page.Words((await visitor.GetAsync("/settings/security/recovery-codes")).Element("p.soft")));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/settings/security/recovery-codes/download")).Status);
        await using var db = portal.First.Database.Open();
        Assert.Equal(2, await db.OutboxEmails.CountAsync(m => m.To == user.Email && m.Subject == "You have new recovery codes"));
    }

    private static IReadOnlyList<string> Codes(Page page) => [.. page.Document.QuerySelectorAll(".recovery-codes li").Select(Page.Words)];

    private async Task<(TestUser User, IReadOnlyList<string> Codes)> WithCodesAsync()
    {
        var user = await portal.First.NewcomerAsync();
        return (user, Codes(await portal.First.Visitor().SetUpAsync(portal.First, user)));
    }

    private static async Task<Page> AskAsync(PortalHost host, TestUser user, Visitor? visitor = null)
    {
        var code = await (await (visitor ?? host.Visitor()).GetAsync("/sign-in")).Fill("Email", user.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in");
        return await code.FollowAsync("Use a recovery code");
    }
}
