using System.Net;
using FinancePortal.Core.Customers.Consents;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Consents;

/// <summary>Consent to electronic documents counts only when the person could open one, and leaves a record (E-SIGN).</summary>
[Trait("Feature", "F-108")]
public sealed class ConsentTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    [Trait("Rule", "R-301")]
    [Trait("Rule", "R-302")]
    public async Task One_screen_says_everything_before_the_question()
    {
        var page = await (await host.SignedInAsync(await host.CustomerAsync())).GetAsync("/settings/e-consent");
        foreach (var said in new[] { "everything comes by mail", "paper copy of any document, free of charge", "Withdraw your consent at any time", "costs nothing", "all your accounts", "Change it in your profile", "opens PDF files", "current browser" })
        {
            Assert.Contains(said, page.Text, StringComparison.Ordinal);
        }

        Assert.True(page.Body.IndexOf("What you need", StringComparison.Ordinal) < page.Body.IndexOf("Agree to electronic documents", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Rule", "R-303")]
    public async Task Only_the_code_inside_the_sample_proves_that_it_was_opened()
    {
        var person = await host.CustomerAsync();
        var visitor = await host.SignedInAsync(person);
        var page = await visitor.GetAsync("/settings/e-consent");
        var wrong = await page.Fill("Code in the sample", "000000").Choose("I’ve read this").SubmitAsync("Agree to electronic documents");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotEmpty(wrong.Error("Code in the sample"));

        var code = await visitor.SampleCodeAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Fill("I’ve read this", "").Fill("Code in the sample", code).SubmitAsync("Agree to electronic documents")).Status);
        var done = await page.Fill("Code in the sample", code).Choose("I’ve read this").SubmitAsync("Agree to electronic documents");
        Assert.Contains("You agreed on", done.Text, StringComparison.Ordinal);

        await using var db = host.Database.Open();
        var steps = await db.Set<ConsentEvent>().Where(e => e.CustomerId == person.CustomerId).OrderBy(e => e.ConsentEventId).ToListAsync();
        Assert.Equal([ConsentStep.SampleOpened, ConsentStep.Given], steps.Select(s => s.Step));
        Assert.Equal((ConsentStatement.Version, code, 32), (steps[1].Version, steps[1].Proof, steps[1].TextHash.Length));
        Assert.Contains(await host.MailAsync(person.Email), m => m.Subject == "You agreed to electronic documents");
    }

    [Fact]
    [Trait("Rule", "R-303")]
    public async Task Another_persons_code_proves_nothing()
    {
        var code = await (await host.SignedInAsync(await host.CustomerAsync())).SampleCodeAsync();
        var visitor = await host.SignedInAsync(await host.CustomerAsync());
        var answer = await (await visitor.GetAsync("/settings/e-consent")).Fill("Code in the sample", code).Choose("I’ve read this").SubmitAsync("Agree to electronic documents");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
    }

    [Fact]
    [Trait("Rule", "R-305")]
    public async Task Consent_is_withdrawn_in_two_clicks_and_ends_on_the_next_business_day()
    {
        var person = await host.CustomerAsync();
        var visitor = await host.SignedInAsync(person);
        var page = await visitor.GetAsync("/settings/e-consent");
        var given = await page.Fill("Code in the sample", await visitor.SampleCodeAsync()).Choose("I’ve read this").SubmitAsync("Agree to electronic documents");
        var after = await (await given.FollowAsync("Withdraw my consent")).SubmitAsync("Withdraw my consent");
        Assert.Contains("You withdrew your consent", after.Text, StringComparison.Ordinal);

        await using var db = host.Database.Open();
        var last = await db.Set<ConsentEvent>().Where(e => e.CustomerId == person.CustomerId).OrderByDescending(e => e.ConsentEventId).FirstAsync();
        Assert.Equal(new DateOnly(2026, 3, 11), last.EffectiveOn);
        var state = new ConsentState(GivenAt: null, last.EffectiveOn, IsOutdated: false);
        Assert.True(state.Holds(new DateOnly(2026, 3, 10)));
        Assert.False(state.Holds(new DateOnly(2026, 3, 11)));
    }

    [Fact]
    [Trait("Rule", "R-304")]
    public void A_consent_to_an_older_statement_does_not_hold() =>
        Assert.False(new ConsentState(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), PaperFrom: null, IsOutdated: true).Holds(new DateOnly(2026, 3, 10)));
}
