using System.Diagnostics;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Customers.Registration;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.Registration;

/// <summary>Registration tells nobody whom the company knows: not by words, not by bytes, not by limits, not by time (AUTH part 3).</summary>
[Trait("Feature", "F-101")]
public sealed class EnumerationTests : IAsyncLifetime
{
    private readonly PortalHost host = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    [Trait("Proof", "R1")]
    public async Task Found_unknown_wrong_registered_and_limited_get_the_same_bytes()
    {
        var answers = new List<string>();
        foreach (var person in await KindsAsync())
        {
            answers.Add(Neutral.Of(await (await host.Visitor().GetAsync("/register")).Claim(person).SubmitAsync("Continue")));
        }

        Assert.Equal(5, answers.Count);
        Assert.Single(answers.Distinct());
    }

    [Fact]
    [Trait("Proof", "R1")]
    public async Task The_next_step_is_the_same_too()
    {
        var answers = new List<string>();
        foreach (var person in await KindsAsync())
        {
            var verify = await (await host.Visitor().GetAsync("/register")).Claim(person).SubmitAsync("Continue");
            var wrong = await verify.Fill("8-digit code", "12121212").SubmitAsync("Continue");
            answers.Add(Neutral.Of(wrong) + Neutral.Of(await wrong.SubmitAsync("Send a new code")));
        }

        Assert.Single(answers.Distinct());
    }

    [Fact]
    [Trait("Proof", "R2")]
    public async Task After_five_claims_of_one_number_a_right_one_sends_nothing_and_nobody_sees_that()
    {
        var person = await host.PersonAsync();
        var wrong = person with { Customer = (await host.PersonAsync()).Customer };
        for (var i = 0; i < 6; i++)
        {
            await ClaimAsync(wrong with { Ssn = person.Ssn }, $"10.{i}.3.7", lastName: $"Wrong{i}");
        }

        var before = (await host.MailAsync(person.Customer.Email)).Count;
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await ClaimAsync(person, "10.99.3.7");
        Assert.Equal(before, (await host.MailAsync(person.Customer.Email)).Count);

        host.Clock.Advance(TimeSpan.FromHours(25));
        await ClaimAsync(person, "10.99.3.7");
        Assert.Equal(before + 1, (await host.MailAsync(person.Customer.Email)).Count);
    }

    [Fact]
    [Trait("Proof", "R2")]
    public async Task After_twenty_claims_of_one_number_in_a_month_a_colleague_looks_at_it()
    {
        var person = await host.PersonAsync();
        for (var i = 0; i < 21; i++)
        {
            await ClaimAsync(person, $"10.{i}.4.7", lastName: $"Try{i}");
            host.Clock.Advance(TimeSpan.FromHours(6));
        }

        await using var db = host.Database.Open();
        var found = Assert.Single(await db.StaffCases.ToListAsync());
        Assert.Equal((CaseKind.RegistrationLock, person.Customer.CustomerId), (found.Kind, found.CustomerId));
    }

    [Fact]
    [Trait("Proof", "R2")]
    public async Task Many_people_from_one_network_are_not_looked_up()
    {
        for (var i = 0; i < 10; i++)
        {
            await ClaimAsync(await host.PersonAsync(lastName: $"First{i}"), $"203.0.113.{i}");
        }

        var late = await host.PersonAsync(lastName: "Late");
        await ClaimAsync(late, "203.0.113.77");
        Assert.Empty(await host.MailAsync(late.Customer.Email));
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await ClaimAsync(late, "198.51.100.4");
        Assert.Single(await host.MailAsync(late.Customer.Email));
    }

    [Fact]
    [Trait("Proof", "R2")]
    public async Task One_name_with_many_numbers_is_not_looked_up()
    {
        for (var i = 0; i < 6; i++)
        {
            var person = await host.PersonAsync(lastName: "Samename");
            await ClaimAsync(person, $"10.{i}.5.7");
            Assert.Equal(i < 5 ? 1 : 0, (await host.MailAsync(person.Customer.Email)).Count);
        }
    }

    [Fact]
    [Trait("Proof", "R2")]
    public async Task Many_people_from_one_browser_are_not_looked_up()
    {
        var browser = Core.Secrets.RandomKey.New();
        for (var i = 0; i < 6; i++)
        {
            var person = await host.PersonAsync(lastName: $"Browser{i}");
            await ClaimAsync(person, $"10.{i}.6.7", browser: browser);
            Assert.Equal(i < 5 ? 1 : 0, (await host.MailAsync(person.Customer.Email)).Count);
        }
    }

    [Fact]
    [Trait("Proof", "R2")]
    public async Task When_the_whole_site_is_asked_too_often_answers_slow_down_and_nobody_is_shut_out()
    {
        var person = await host.PersonAsync(lastName: "Patient");
        for (var i = 0; i <= 100; i++)
        {
            await using var scope = host.Services.CreateAsyncScope();
            var gate = await scope.ServiceProvider.GetRequiredService<RegistrationGateService>()
                .TakeAsync(ClaimOf(person) with { Ssn = Strangers.UnknownSsn(), LastName = $"Crowd{i}" }, Core.Secrets.RandomKey.New(), new Origin("Chrome on Windows", $"10.{i}.7.7"));
            Assert.True(gate.MayLook);
            Assert.Equal(i == 100, gate.IsBusy);
        }

        await ClaimAsync(person, "198.51.100.9");
        Assert.Single(await host.MailAsync(person.Customer.Email));
    }

    [Fact]
    [Trait("Proof", "R2")]
    public async Task Limits_hold_for_the_sum_of_two_instances_and_at_the_same_moment()
    {
        await using var portal = new TwoInstances();
        var people = new List<TestPerson>();
        for (var i = 0; i < 16; i++)
        {
            people.Add(await portal.First.PersonAsync(lastName: $"Many{i}"));
        }

        await Task.WhenAll(people.Select((p, i) => ClaimAsync(p, "192.0.2.9", on: portal[i])));
        var mails = 0;
        foreach (var person in people)
        {
            mails += (await portal.First.MailAsync(person.Customer.Email)).Count;
        }

        Assert.Equal(10, mails);
    }

    [Fact]
    [Trait("Proof", "R1")]
    [Trait("Category", "Long")]
    public async Task The_time_of_an_answer_does_not_tell_who_is_known()
    {
        await using var slow = new PortalHost { Settings = { ["Identity:AnswerFloorMilliseconds"] = "60" } };
        if (!await CannotBeToldApartAsync(slow))
        {
            Assert.True(await CannotBeToldApartAsync(slow));
        }
    }

    private static async Task<bool> CannotBeToldApartAsync(PortalHost slow)
    {
        const int Times = 200;
        var (found, unknown, registered) = (new List<long>(), new List<long>(), new List<long>());
        var claims = new List<(List<long> Times, PersonClaim Claim)>();
        for (var i = 0; i < Times; i++)
        {
            claims.Add((found, ClaimOf(await slow.PersonAsync(lastName: $"A{Guid.NewGuid():N}"))));
            var old = await slow.PersonAsync(lastName: $"B{Guid.NewGuid():N}");
            await using (var scope = slow.Services.CreateAsyncScope())
            {
                await scope.ServiceProvider.GetRequiredService<UserCreationService>().CreateAsync([new NewUser(old.Customer.Email, "Old", "x", TotpSecret: null, [Roles.Customer], old.Customer.CustomerId)]);
            }

            claims.Add((registered, ClaimOf(old)));
            claims.Add((unknown, ClaimOf(old) with { Ssn = Strangers.UnknownSsn(), LastName = $"C{Guid.NewGuid():N}" }));
        }

        var shuffled = claims.ToArray();
        Random.Shared.Shuffle(shuffled);
        for (var i = 0; i < shuffled.Length; i++)
        {
            // Not so many in ten minutes that the answers are slowed down for all.
            slow.Clock.Advance(TimeSpan.FromMinutes(1));
            await using var scope = slow.Services.CreateAsyncScope();
            var start = Stopwatch.GetTimestamp();
            await scope.ServiceProvider.GetRequiredService<RegistrationService>().ClaimAsync(shuffled[i].Claim, Core.Secrets.RandomKey.New(), new Origin("Chrome on Windows", $"10.{i / 250}.{i % 250}.7"));
            shuffled[i].Times.Add(Stopwatch.GetTimestamp() - start);
        }

        return Equal(found, unknown) && Equal(found, registered) && Equal(unknown, registered);

        static bool Equal(List<long> one, List<long> other) => Distribution.AreaUnderCurve(one, other) is > 0.45m and < 0.55m;
    }

    /// <summary>Right, nobody's number, wrong name, has a sign-in, over the limit.</summary>
    private async Task<TestPerson[]> KindsAsync()
    {
        var right = await host.PersonAsync(lastName: "Right");
        var nobody = await host.PersonAsync(lastName: "Nobody") with { Ssn = Strangers.UnknownSsn() };
        var other = await host.PersonAsync(lastName: "Other");
        var wrong = other with { Customer = (await host.PersonAsync(lastName: "Wrong")).Customer };
        var registered = await host.PersonAsync(lastName: "Registered");
        await using (var scope = host.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<UserCreationService>().CreateAsync([new NewUser(registered.Customer.Email, "R", "x", TotpSecret: null, [Roles.Customer], registered.Customer.CustomerId)]);
        }

        var limited = await host.PersonAsync(lastName: "Limited");
        for (var i = 0; i < 6; i++)
        {
            await ClaimAsync(limited, $"10.{i}.9.7");
        }

        return [right, nobody, wrong, registered, limited];
    }

    private async Task ClaimAsync(TestPerson person, string from, string? lastName = null, PortalHost? on = null, string? browser = null)
    {
        await using var scope = (on ?? host).Services.CreateAsyncScope();
        var claim = ClaimOf(person);
        await scope.ServiceProvider.GetRequiredService<RegistrationService>().ClaimAsync(lastName is null ? claim : claim with { LastName = lastName }, browser ?? Core.Secrets.RandomKey.New(), new Origin("Chrome on Windows", from));
    }

    private static PersonClaim ClaimOf(TestPerson person) => new()
    {
        FirstName = person.Customer.FirstName,
        LastName = person.Customer.LastName,
        Street = person.Customer.Street,
        Zip = person.Customer.Zip,
        BornOn = person.Customer.BornOn!.Value,
        Ssn = person.Ssn,
    };
}
