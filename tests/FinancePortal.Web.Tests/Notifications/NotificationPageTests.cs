using System.Net;
using FinancePortal.Core.Notifications;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Notifications;

[Trait("Feature", "F-1402")]
public sealed class NotificationPageTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task New_ones_are_marked_until_all_are_read_and_only_mine_are()
    {
        var (me, mine) = await SomebodyAsync();
        var (_, theirs) = await SomebodyAsync();
        await AddAsync(mine, "Payment of $10.00 received", "/payments");
        await AddAsync(theirs, "Not for you", "/payments");

        var page = await me.GetAsync("/notifications");
        Assert.Single(page.Document.QuerySelectorAll(".notes li.is-new"));
        Assert.DoesNotContain("Not for you", page.Text, StringComparison.Ordinal);

        var after = await page.SubmitAsync("Mark all as read");
        Assert.Equal("/notifications", after.Address);
        Assert.Contains("All notifications are marked as read", after.Text, StringComparison.Ordinal);
        Assert.Empty(after.Document.QuerySelectorAll(".notes li.is-new"));
        Assert.DoesNotContain("Mark all as read", after.Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        Assert.Null((await db.Notifications.SingleAsync(n => n.CustomerId == theirs.CustomerId)).ReadAt);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task Only_a_path_of_this_site_becomes_a_link(string link)
    {
        var (me, mine) = await SomebodyAsync();
        await AddAsync(mine, "<b>Look</b> here", link);
        var page = await me.GetAsync("/notifications");
        Assert.Null(page.Document.QuerySelector(".notes a"));
        Assert.Contains("<b>Look</b> here", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_yet_is_said_in_a_sentence()
    {
        var (me, _) = await SomebodyAsync();
        Assert.Contains("Nothing yet.", (await me.GetAsync("/notifications")).Text, StringComparison.Ordinal);
        Assert.Contains("There are no older notifications.", (await me.GetAsync("/notifications?page=9")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await me.GetAsync("/notifications?page=x")).Status);
        Assert.Equal(HttpStatusCode.OK, (await me.GetAsync("/notifications?page=2147483647")).Status);
    }

    [Fact]
    public async Task Older_ones_are_a_page_away()
    {
        var (me, mine) = await SomebodyAsync();
        for (var i = 1; i <= 26; i++)
        {
            await AddAsync(mine, $"Number {i}.", "/payments");
        }

        var first = await me.GetAsync("/notifications");
        Assert.Equal(25, first.Document.QuerySelectorAll(".notes li").Length);
        var second = await first.FollowAsync("Older");
        Assert.Contains("Number 1.", second.Text, StringComparison.Ordinal);
        Assert.Equal(25, (await second.FollowAsync("Newer")).Document.QuerySelectorAll(".notes li").Length);
    }

    private async Task<(Visitor Visitor, TestUser Person)> SomebodyAsync()
    {
        var person = await host.CustomerAsync();
        return (await host.SignedInAsync(person), person);
    }

    private Task AddAsync(TestUser person, string title, string link) => host.Database.ChangeAsync(db =>
    {
        db.Notifications.Add(new Notification { CustomerId = person.CustomerId!.Value, Kind = NotificationKind.Payment, Title = title, Link = link, CreatedAt = host.Clock.GetUtcNow().UtcDateTime });
        return Task.CompletedTask;
    });
}
