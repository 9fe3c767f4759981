using System.Net;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Leases;

/// <summary>A lease that was returned, ended early or bought: what is left to see, and that nothing more happens to it.</summary>
public sealed class EndedLeaseTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData(AccountEventKind.LeaseReturned)]
    [InlineData(AccountEventKind.EarlyTermination)]
    [InlineData(AccountEventKind.PurchaseOptionExercised)]
    public async Task Every_page_answers_and_no_form_changes_anything_and_says_that_the_lease_has_ended(AccountEventKind end)
    {
        var (visitor, contract) = await host.LeaseCustomerAsync();
        var path = $"/leases/{contract.Account.Reference}";
        var token = (await visitor.GetAsync(path)).Element("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        await host.Database.BookAsync(host.Clock, contract, new(end, TestLeases.Today, end is AccountEventKind.LeaseReturned ? Money.Zero : Money.FromCents(100_00)));
        foreach (var page in LeasePages.All)
        {
            var answer = await visitor.GetAsync(path + page);
            Assert.True(answer.Status is HttpStatusCode.OK, $"{path}{page}: {answer.Status} {host.Failures}");
            Assert.DoesNotContain("you’ll finish", answer.Text, StringComparison.Ordinal);
        }

        var before = await CountAsync(contract);
        foreach (var (form, fields) in new (string, (string, string)[])[]
        {
            ("/lease-end/plan", [("Choice", "return")]),
            ("/return", [("Dealer", "halden-portland"), ("Slot", "2027-06-01T09:00")]),
            ("/return/odometer", [("Odometer", "26200"), ("Certification", "Actual"), ("SignedBy", "Elena Marsh")]),
            ("/return/receipt", [("DealerName", "Halden"), ("On", "2026-11-19"), ("At", "14:30"), ("Odometer", "26200")]),
            ("/wear/inspect/tires", []),
            ("/wear/estimate", [("shown", "0.00")]),
            ("/lease-end/extend", [("Months", "1"), ("SignedBy", "Elena Marsh"), ("Sequence", "9999")]),
            ("/lease-end/purchase", [("Shown", "1.00"), ("SignedBy", "Elena Marsh"), ("Sequence", "9999")]),
            ("/mileage/buy", [("Miles", "1000")]),
        })
        {
            var answer = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, path + form)
            {
                Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2))]),
            });
            Assert.True(answer.Status is HttpStatusCode.OK, $"{form}: {answer.Status} {host.Failures}");
            Assert.Contains("This lease has ended", answer.Text, StringComparison.Ordinal);
        }

        Assert.Equal(before, await CountAsync(contract));
    }

    private async Task<(int Events, int Papers, int Appointments, int Plans, int Notes)> CountAsync(TestContract contract)
    {
        await using var db = host.Database.Open();
        var id = contract.Account.FinancedAccountId;
        return (await db.Events.CountAsync(e => e.FinancedAccountId == id), await db.LeasePapers.CountAsync(p => p.FinancedAccountId == id), await db.ReturnAppointments.CountAsync(a => a.FinancedAccountId == id),
            await db.LeasePlans.CountAsync(p => p.FinancedAccountId == id), await db.WearNotes.CountAsync(n => n.FinancedAccountId == id));
    }
}
