using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Customers.Risk;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.SignIn;

/// <summary>AUTH part 9: "this wasn't me" also stops money.</summary>
[Trait("Feature", "F-1405")]
public sealed class NotMeFreezeTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Payment_methods_are_frozen_until_the_owner_has_looked_at_them()
    {
        var (visitor, contract) = await host.LoanCustomerAsync();
        var pay = $"/accounts/{contract.Account.Reference}/pay/review";
        Assert.Contains(contract.Checking.LastFour, (await visitor.GetAsync(pay)).Text, StringComparison.Ordinal);
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var tokens = scope.ServiceProvider.GetRequiredService<OneTimeTokenService>();
            await using var db = host.Database.Open();
            var user = await db.Users.SingleAsync(u => u.CustomerId == contract.Customer.CustomerId);
            var token = tokens.Issue(TokenPurpose.NotMe, user.Id, TimeSpan.FromDays(1), user.Email!);
            await scope.ServiceProvider.GetRequiredService<Core.Data.PortalDbContext>().SaveChangesAsync();
            await (await host.Visitor().GetAsync($"/not-me/{token}")).SubmitAsync("Lock my online access");
            user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == user.Id);
            Assert.NotNull(user.FrozenAt);
            Assert.True(await scope.ServiceProvider.GetRequiredService<RiskService>().IsMoneyOutHeldAsync(contract.Customer.CustomerId));

            // As the mailed link for a new password does.
            await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.FrozenAt, (DateTime?)null));
        }

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await using var after = host.Database.Open();
        var person = await after.Users.SingleAsync(u => u.CustomerId == contract.Customer.CustomerId);
        var again = await ReturnAsync(person.Id);
        Assert.DoesNotContain(contract.Checking.LastFour, (await again.GetAsync(pay)).Text, StringComparison.Ordinal);
        var security = await again.GetAsync("/settings/security");
        Assert.Contains("Your payment methods are frozen", security.Text, StringComparison.Ordinal);
        await security.SubmitAsync("Everything is mine, unfreeze");
        Assert.Contains(contract.Checking.LastFour, (await again.GetAsync(pay)).Text, StringComparison.Ordinal);
    }

    private async Task<Visitor> ReturnAsync(long userId)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var session = await scope.ServiceProvider.GetRequiredService<SessionService>().StartAsync(userId, SignInFactor.AuthenticatorApp, host.Clock.GetUtcNow().UtcDateTime, new Origin("Chrome on Windows", "203.0.113.7"));
        var visitor = host.Visitor();
        visitor.Client.DefaultRequestHeaders.Add("Cookie", $"__Host-portal-session={session.Key}");
        return visitor;
    }
}
