using System.Net;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases.Changes;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Core.Tests.Values;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Web.Tests.Leases;

/// <summary>What a lessee signs: an extension, a purchase; and a service member's notice.</summary>
public sealed class LeaseChangeTests(PortalHost host) : IClassFixture<PortalHost>
{
    private static readonly Actor Colleague = new(ActorKind.Staff, UserId: 1, CustomerId: null, "Sam Support", Reason: "orders checked");

    [Fact]
    [Trait("Feature", "F-710")]
    [Trait("Rule", "R-110")]
    public async Task An_extension_is_signed_once_and_a_seventh_month_is_refused()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync(TestContracts.LeaseTerms(new DateOnly(2026, 1, 15)), paid: 35, today: new DateOnly(2028, 12, 1), readings: [("2028-11-20", 28_000)]);
        var path = $"/leases/{contract.Account.Reference}/lease-end/extend";
        var form = await visitor.GetAsync($"{path}?months=6");
        Assert.Contains("Payments added$4,673.94", form.Text, StringComparison.Ordinal);
        Assert.Contains("Lease endsJuly 15, 2029", form.Text, StringComparison.Ordinal);
        Assert.Contains("Miles added5,000 miles", form.Text, StringComparison.Ordinal);
        Assert.NotEmpty((await form.SubmitAsync("Sign the extension")).Error("Your full name"));

        var paper = await form.Fill("Your full name", "Elena Marsh").SubmitAsync("Sign the extension");
        Assert.Equal("Lease extension", paper.Heading);
        Assert.Contains("Signed electronically by Elena Marsh", paper.Text, StringComparison.Ordinal);
        var again = await visitor.SendAsync(form.Submission("Sign the extension"));
        Assert.Equal(paper.Address, again.Address);
        Assert.Contains("A seventh month needs new disclosures", (await visitor.GetAsync($"{path}?months=1")).Text, StringComparison.Ordinal);
        await using var db = host.Database.Open();
        var account = await db.Accounts.Include(a => a.Terms).SingleAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId);
        Assert.Equal(6, account.State.ExtraPayments);
        Assert.Contains("ends July 15, 2029", (await visitor.GetAsync($"/leases/{contract.Account.Reference}")).Text, StringComparison.Ordinal);
        host.Clock.GoTo(TestLeases.Today);
    }

    [Fact]
    public async Task A_lessee_who_is_past_due_reads_why_nothing_can_be_signed()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync(paid: 28);
        var page = await visitor.GetAsync($"/leases/{contract.Account.Reference}/lease-end/extend?months=2");

        Assert.Contains("past due first. Then you can extend.", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("form[method=post] input[name=SignedBy]"));
    }

    [Fact]
    [Trait("Feature", "F-711")]
    [Trait("Rule", "R-109")]
    public async Task A_purchase_at_the_end_has_the_published_price_is_paid_and_its_title_followed()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync(TestContracts.LeaseTerms(new DateOnly(2026, 1, 15)), paid: 36, today: new DateOnly(2029, 1, 12), readings: [("2029-01-10", 31_000)]);
        var path = $"/leases/{contract.Account.Reference}/lease-end/purchase";
        var page = await visitor.GetAsync(path);

        // $38,851.70 of DOMAIN §12, and $95.00 title and registration in Texas.
        Assert.Contains("$38,946.70 in all", page.Text, StringComparison.Ordinal);
        Assert.Contains("Sales tax on $36,310.00$2,541.70", page.Text, StringComparison.Ordinal);
        var paper = await page.Fill("Your full name", "Elena Marsh").SubmitAsync("Sign the bill of sale");
        Assert.Equal("Bill of sale", paper.Heading);
        await using (var db = host.Database.Open())
        {
            var account = await db.Accounts.Include(a => a.Terms).SingleAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId);
            Assert.Equal((AccountStatus.Purchased, Money.FromCents(38_946_70)), (account.Status, account.State.FeesOwed));
            Assert.Equal(1, await db.StaffCases.CountAsync(c => c.FinancedAccountId == account.FinancedAccountId && c.Kind == CaseKind.TitleDeadline));
        }

        var stages = await visitor.GetAsync(path);
        Assert.Contains("$38,946.70 is due.", stages.Text, StringComparison.Ordinal);
        Assert.False(await TitleAsync(contract, PurchaseStep.TitleSent));
        var review = await visitor.GetAsync($"/accounts/{contract.Account.Reference}/pay/review");
        await review.SubmitAsync(Page.Words(review.Element("button.btn--lg")));
        Assert.False(await TitleAsync(contract, PurchaseStep.TitleConfirmed));
        Assert.True(await TitleAsync(contract, PurchaseStep.TitleSent));
        Assert.True(await TitleAsync(contract, PurchaseStep.TitleConfirmed));
        Assert.Equal(4, (await visitor.GetAsync(path)).Document.QuerySelectorAll(".timeline .is-done").Length);
        host.Clock.GoTo(TestLeases.Today);
    }

    [Fact]
    public async Task A_purchase_before_the_end_taxes_the_price_alone()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync(TestContracts.LeaseTerms(new DateOnly(2026, 1, 15)), paid: 20, today: new DateOnly(2027, 8, 20), readings: []);
        var page = await visitor.GetAsync($"/leases/{contract.Account.Reference}/lease-end/purchase");
        Assert.Contains("$48,560.33 in all", page.Text, StringComparison.Ordinal);
        await page.Fill("Your full name", "Elena Marsh").SubmitAsync("Sign the bill of sale");

        await using var db = host.Database.Open();
        var account = await db.Accounts.Include(a => a.Terms).SingleAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId);
        Assert.Equal(Money.FromCents(48_560_33), account.State.FeesOwed);
        host.Clock.GoTo(TestLeases.Today);
    }

    [Fact]
    [Trait("Feature", "F-714")]
    [Trait("Rule", "R-602")]
    public async Task A_service_member_ends_the_lease_without_a_charge_for_it_gets_back_what_was_paid_ahead_and_pays_for_miles_and_wear()
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var path = $"/leases/{contract.Account.Reference}/service";
        var page = await visitor.GetAsync(path);
        var wrong = await visitor.SendAsync(page, path, "Orders", "text"u8.ToArray(), "orders.jpg", ("Reason", "Deployment"), ("From", "2026-12-10"), ("Days", "90"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("180 days or more", wrong.Error("How many days"), StringComparison.Ordinal);
        Assert.Contains("JPEG or PNG", wrong.Error("Photo of your orders"), StringComparison.Ordinal);

        var sent = await visitor.SendAsync(page, path, "Orders", TestPictures.Png(), "orders.png", ("Reason", "Deployment"), ("From", "2026-12-10"), ("Days", "270"));
        Assert.Contains("By December 4, 2026, 15 days after your notice.", sent.Text, StringComparison.Ordinal);
        using (var scope = host.Services.CreateScope())
        {
            var service = scope.ServiceProvider.GetRequiredService<ServiceMemberService>();
            var bills = scope.ServiceProvider.GetRequiredService<FinalBillService>();
            var other = Colleague with { UserId = Colleague.UserId + 1 };
            var found = new BookIn { LeaseReference = contract.Account.Reference, On = new DateOnly(2026, 12, 4), Odometer = 26_500, Wear = new Dictionary<string, int> { ["tire-tread"] = 1 } };
            host.Clock.GoTo(found.On);
            Assert.Null(await bills.BookInForServiceAsync(found, other, CancellationToken.None)); // nobody found the orders good
            Assert.True(await service.CheckAsync(contract.Account.Reference, found.On, seen: null, Colleague, CancellationToken.None));
            Assert.Null(await bills.BookInForServiceAsync(found, Colleague, CancellationToken.None)); // the same person
            Assert.Null(await bills.BookInForServiceAsync(found with { On = new DateOnly(2026, 12, 3) }, other, CancellationToken.None)); // another day
            Assert.Null(await bills.BookInAsync(found, other, CancellationToken.None)); // no return by the contract
            var bill = await bills.BookInForServiceAsync(found, other, CancellationToken.None);

            // $2,525.00 cash × 190 of 1,095 days; $516.22 × 8 of 30 days; 26,488 − 24,795 miles at $0.25; one tire.
            Assert.Equal(
                [(LeaseChargeKind.PaidAhead, -438_13L), (LeaseChargeKind.PaidAhead, -137_66L), (LeaseChargeKind.Miles, 423_25L), (LeaseChargeKind.Wear, 180_00L)],
                bill!.Lines.Select(l => (l.Kind, l.Amount.Cents)));
            Assert.All(bill.Lines, l => FormulaEvaluator.Check(l.Why));
            Assert.Null(await bills.BookInForServiceAsync(found, other, CancellationToken.None)); // granted
        }

        await using var db = host.Database.Open();
        var account = await db.Accounts.Include(a => a.Terms).SingleAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId);
        Assert.Equal((AccountStatus.EarlyTerminated, Money.FromCents(603_25), Money.FromCents(575_79)), (account.Status, account.State.FeesOwed, account.State.Credit));
        host.Clock.GoTo(TestLeases.Today); // the sign-in is of that day
        Assert.Contains("$575.79, by January 3, 2027.", (await visitor.GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.Equal(CaseState.Closed, (await db.StaffCases.SingleAsync(c => c.FinancedAccountId == account.FinancedAccountId)).State);
        var final = await visitor.GetAsync($"/leases/{contract.Account.Reference}/final-bill");
        Assert.Contains("$603.25 is left to pay.", final.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Return fee", final.Element("dl.rows").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Rule", "R-601")]
    public async Task Rate_relief_is_for_loans()
    {
        var (_, loan) = await host.LoanCustomerAsync();
        var (_, lease) = await host.LeaseCustomerAsync();
        using var scope = host.Services.CreateScope();
        var service = scope.ServiceProvider.GetRequiredService<ServiceMemberService>();

        Assert.True(await service.RelieveAsync(loan.Account.Reference, new DateOnly(2026, 2, 1), until: null, Colleague, CancellationToken.None));
        Assert.False(await service.RelieveAsync(lease.Account.Reference, new DateOnly(2026, 2, 1), until: null, Colleague, CancellationToken.None));
    }

    private async Task<bool> TitleAsync(TestContract contract, PurchaseStep step)
    {
        using var scope = host.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<LeaseChangeService>().TitleAsync(contract.Account.Reference, step, Colleague, CancellationToken.None);
    }
}
