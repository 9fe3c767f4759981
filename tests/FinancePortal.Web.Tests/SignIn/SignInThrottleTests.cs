using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Notifications;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.SignIn;

/// <summary>AUTH part 4: guesses are limited, known browsers are not locked out by them, and nobody learns who has an account.</summary>
[Trait("Feature", "F-201")]
[Trait("ASVS", "V6.3.1")]
public sealed class SignInThrottleTests : IAsyncLifetime
{
    private readonly TwoInstances portal = new();
    private PortalHost Host => portal.First;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    [Trait("Proof", "S2")]
    public async Task Of_a_thousand_guesses_at_one_account_at_most_a_hundred_are_looked_at()
    {
        var user = await Host.CustomerAsync();
        var before = Compared();
        for (var i = 0; i < 1000; i++)
        {
            await GuessAsync(user.Email, $"guess number {i}", Somewhere(i));
            if (i % 5 == 0)
            {
                Host.Clock.Advance(TimeSpan.FromMinutes(65));
            }
        }

        Assert.InRange(Compared() - before, 20, 100);
        Host.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Null(await GuessAsync(user.Email, TestUser.Password, Somewhere(7)));
    }

    [Fact]
    [Trait("Proof", "S2")]
    public async Task A_right_password_during_the_wait_gets_the_same_answer_as_a_wrong_one()
    {
        var user = await Host.CustomerAsync();
        for (var i = 0; i < 5; i++)
        {
            Assert.Null(await GuessAsync(user.Email, "wrong", Somewhere(i)));
        }

        Assert.Null(await GuessAsync(user.Email, TestUser.Password, Somewhere(9)));
        Host.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.NotNull(await GuessAsync(user.Email, TestUser.Password, Somewhere(9)));
    }

    [Fact]
    public async Task Signing_in_often_is_no_failure()
    {
        var user = await Host.CustomerAsync();
        for (var i = 0; i < 30; i++)
        {
            Assert.NotNull(await GuessAsync(user.Email, TestUser.Password, Somewhere(i)));
        }
    }

    [Fact]
    [Trait("Proof", "S3")]
    public async Task While_strangers_guess_the_customers_own_browser_signs_in_at_once()
    {
        var user = await Host.CustomerAsync();
        var own = await Host.SignedInAsync(user);
        await (await own.GetAsync("/menu")).SubmitAsync("Sign out");
        for (var i = 0; i < 20; i++)
        {
            await GuessAsync(user.Email, "wrong", Somewhere(i));
        }

        Assert.Null(await GuessAsync(user.Email, TestUser.Password, Somewhere(1)));
        var page = await own.SignInAsync(Host, user);
        Assert.DoesNotContain("/sign-in", page.Address, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Proof", "S4")]
    public async Task Limits_hold_for_the_sum_of_two_instances()
    {
        var user = await Host.CustomerAsync();
        var before = Compared();
        for (var i = 0; i < 20; i++)
        {
            await GuessAsync(user.Email, "wrong", Somewhere(i), portal[i]);
        }

        Assert.Equal(5, Compared() - before);
    }

    [Fact]
    [Trait("Proof", "S4")]
    public async Task Guesses_at_the_same_moment_are_counted_one_by_one()
    {
        var user = await Host.CustomerAsync();
        var before = Compared();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => GuessAsync(user.Email, "wrong", Somewhere(i), portal[i])));
        Assert.InRange(Compared() - before, 1, 5);
    }

    [Fact]
    public async Task One_network_that_tries_many_addresses_is_stopped()
    {
        var users = new List<TestUser>();
        for (var i = 0; i < 3; i++)
        {
            users.Add(await Host.CustomerAsync());
        }

        for (var i = 0; i < 100; i++)
        {
            await GuessAsync($"somebody{i}@example.test", "wrong", new Origin("Chrome on Windows", $"203.0.113.{i}"));
        }

        Assert.Null(await GuessAsync(users[0].Email, TestUser.Password, new Origin("Chrome on Windows", "203.0.113.250")));
        Assert.NotNull(await GuessAsync(users[0].Email, TestUser.Password, new Origin("Chrome on Windows", "198.51.100.1")));
    }

    [Fact]
    [Trait("Proof", "A1")]
    public async Task Ten_failures_are_told_once_and_a_success_after_them_too()
    {
        var user = await Host.CustomerAsync();
        for (var i = 0; i < 14; i++)
        {
            await GuessAsync(user.Email, "wrong", Somewhere(i));
            Host.Clock.Advance(TimeSpan.FromMinutes(16));
        }

        Assert.Equal(["Someone is trying to sign in to your account"], await SubjectsAsync(user));
        await Host.SignedInAsync(user);
        Assert.Equal(["Sign-in after failed attempts", "Someone is trying to sign in to your account"], (await SubjectsAsync(user)).Order(StringComparer.Ordinal));

        using var db = Host.Database.Open();
        Assert.Equal(2, await db.Notifications.CountAsync(n => n.CustomerId == user.CustomerId));
        Assert.Equal(14, await db.Set<AccessLogEntry>().CountAsync(e => e.UserId == user.UserId && e.Event == AccessEvent.PasswordWrong));
    }

    private long Compared() => Host.Services.GetRequiredService<PasswordHashing>().Compared + portal.Second.Services.GetRequiredService<PasswordHashing>().Compared;

    private static Origin Somewhere(int i) => new("Chrome on Windows", $"10.{i / 250 % 250}.{i % 250}.7");

    private async Task<HalfSignedIn?> GuessAsync(string email, string password, Origin origin, PortalHost? host = null)
    {
        await using var scope = (host ?? Host).Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SignInService>().CheckPasswordAsync(email, password, origin);
    }

    private async Task<List<string>> SubjectsAsync(TestUser user)
    {
        using var db = Host.Database.Open();
        return await db.Set<OutboxEmail>().Where(e => e.To == user.Email).Select(e => e.Subject).ToListAsync();
    }
}
