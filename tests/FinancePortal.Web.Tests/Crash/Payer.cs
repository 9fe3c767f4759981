using System.Globalization;
using System.Net;
using FinancePortal.Core.Values;
using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.Crash;

/// <summary>Somebody who pays again and again, and who presses reload until an answer comes.</summary>
internal sealed class Payer
{
    private readonly Visitor visitor;
    private readonly string account;

    private Payer(Visitor visitor, string account) => (this.visitor, this.account) = (visitor, account);

    /// <summary>Makes a customer with a loan in the database that the server will serve.</summary>
    public static async Task<(TestUser Person, string Account)> WithLoanAsync(PortalHost host)
    {
        var person = await host.CustomerAsync();
        await using var db = host.Database.Open();
        var today = host.Clock.Today();
        var contract = await TestContracts.FundAsync(db, host.Clock, TestContracts.LoanTerms(today.AddDays(-20), today.AddDays(25)), await db.Customers.FindAsync(person.CustomerId));
        return (person, contract.Account.Reference);
    }

    public static async Task<Payer> SignInAsync(Visitor visitor, TestUser person, string account)
    {
        var code = await (await visitor.GetAsync("/sign-in")).Fill("Email", person.Email).Fill("Password", TestUser.Password).SubmitAsync("Sign in");
        var home = await code.Fill("6-digit code", Totp.Code(person.Secret, TimeProvider.System.GetUtcNow())).SubmitAsync("Sign in");
        return home.Status == HttpStatusCode.OK ? new Payer(visitor, account) : throw new InvalidOperationException($"{home.Address}: {home.Text}");
    }

    /// <summary>Pays and returns the confirmation number that was shown.</summary>
    public async Task<string> PayAsync(long cents) => await (await ReadyAsync(cents))();

    /// <summary>Goes as far as the last button; what comes back presses it, however often, until an answer comes.</summary>
    public async Task<Func<Task<string>>> ReadyAsync(long cents)
    {
        var amount = Money.FromCents(cents).ToPlainString();
        var review = await UntilAnsweredAsync(() => visitor.GetAsync($"/accounts/{account}/pay/review?choice=other&amount={amount}"));
        var button = string.Create(CultureInfo.InvariantCulture, $"Pay ${amount}");
        return async () =>
        {
            var receipt = await UntilAnsweredAsync(() => visitor.SendAsync(review.Submission(button)));

            // After the cut-off, and on a day without banks, the same payment is scheduled: the server under test runs on the real clock.
            return receipt.Heading is "Payment received" or "Payment scheduled" ? Page.Words(receipt.Element(".ref strong")) : throw new InvalidOperationException($"{receipt.Address}: {receipt.Text}");
        };
    }

    /// <summary>The same request again while there is no server, or one that is not ready.</summary>
    private static async Task<Page> UntilAnsweredAsync(Func<Task<Page>> send)
    {
        for (var tries = 0; tries < 1000; tries++)
        {
            try
            {
                var page = await send();
                if ((int)page.Status < 500)
                {
                    return page;
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
            {
                // the server died under the request, or is not back yet
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException("No answer came.");
    }
}
