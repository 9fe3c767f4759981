using System.Diagnostics;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.SignIn;

/// <summary>AUTH part 4: the time of a refusal says nothing about who has an account. Statistics are repeated once before they count.</summary>
[Trait("Proof", "S1")]
[Trait("ASVS", "V6.3.8")]
[Trait("Category", "Long")]
public sealed class SignInTimingTests : IAsyncLifetime
{
    private const int Times = 400;
    private readonly PortalHost host = new() { Settings = { ["Identity:AnswerFloorMilliseconds"] = "80", ["Identity:PasswordIterations"] = "5000" } };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Unknown_known_and_waiting_addresses_take_one_time()
    {
        if (!await CannotBeToldApartAsync(1))
        {
            Assert.True(await CannotBeToldApartAsync(2));
        }
    }

    private async Task<bool> CannotBeToldApartAsync(int round)
    {
        var (unknown, known, waiting) = (new List<long>(), new List<long>(), new List<long>());
        var locked = await host.CustomerAsync();
        for (var i = 0; i < 6; i++)
        {
            await GuessAsync(locked.Email, i);
        }

        var people = new List<TestUser>();
        for (var i = 0; i < Times / 4; i++)
        {
            people.Add(await host.CustomerAsync());
        }

        for (var i = 0; i < Times; i++)
        {
            var ways = new[] { (unknown, $"nobody{round}-{i / 4}@example.test"), (known, people[i / 4].Email), (waiting, locked.Email) };
            Random.Shared.Shuffle(ways);
            foreach (var (times, email) in ways)
            {
                var start = Stopwatch.GetTimestamp();
                await GuessAsync(email, i);
                times.Add(Stopwatch.GetTimestamp() - start);
            }
        }

        return Equal(unknown, known) && Equal(known, waiting) && Equal(unknown, waiting);

        static bool Equal(List<long> one, List<long> other) => Distribution.AreaUnderCurve(one, other) is > 0.45m and < 0.55m;
    }

    private async Task GuessAsync(string email, int i)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SignInService>().CheckPasswordAsync(email, "wrong", new Origin("Chrome on Windows", $"10.1.{i}.7"));
    }
}
