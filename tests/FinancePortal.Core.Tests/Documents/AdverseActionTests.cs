using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Letters;
using FinancePortal.Core.Documents.Paper;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.Tests.Documents;

/// <summary>The notice of a decision against somebody who asked for credit.</summary>
[Trait("Feature", "F-601")]
[Trait("Rule", "R-502")]
[Trait("Rule", "R-505")]
public sealed class AdverseActionTests : IAsyncDisposable
{
    private static readonly DateOnly Today = new(2026, 3, 10);
    private static readonly Actor Underwriter = new(ActorKind.Staff, UserId: null, CustomerId: null, "Uma Underwriter");
    private static readonly CreditBureau Bureau = new("Example Credit Bureau", "PO Box 1000\nChester, PA 19016", "1-800-555-0199");
    private static readonly CreditScore Score = new() { Value = 612, Lowest = 300, Highest = 850, CreatedOn = new DateOnly(2026, 3, 4), KeyFactors = ["Too many accounts with balances", "Length of time accounts have been established"], InquiriesCounted = true };

    private static readonly AdverseAction Declined = new()
    {
        Number = "A-2026-00417",
        AskedOn = new DateOnly(2026, 3, 4),
        AskedFor = "a loan for a 2026 Halden Ridge AWD",
        Decision = "We can’t approve it.",
        Reasons = ["Income is not enough for the amount of credit asked for", "Length of employment"],
        Reports = [new CreditReport(Bureau, Score)],
    };

    private readonly PortalCore core = new();

    public ValueTask DisposeAsync() => core.DisposeAsync();

    [Fact]
    public async Task It_names_creditor_reasons_rights_bureau_and_score_in_the_order_in_which_they_are_read()
    {
        var loan = await LoanAsync();

        var text = await TextAsync(await IssueAsync(loan.Customer, Declined with { UsedOthersInformation = true }));

        InOrder(
            text,
            "Our decision about your request for credit", "Thank you for asking us on March 4, 2026 for a loan for a 2026 Halden Ridge AWD. We can’t approve it.",
            "A-2026-00417", "Creditor", "Telephone",
            "The principal reasons", "1. Income is not enough for the amount of credit asked for", "2. Length of employment",
            "Example Credit Bureau", "PO Box 1000, Chester, PA 19016", "1-800-555-0199",
            "Your credit score", "1. Too many accounts with balances", "3. Number of recent inquiries on your credit report", "612", "March 4, 2026", "a low of 300 to a high of 850",
            "outside source other than a consumer reporting agency",
            "Equal Credit Opportunity Act prohibits creditors from discriminating", "Federal Trade Commission, Equal Credit Opportunity, Washington, DC 20580", "Sincerely");
        Assert.Contains("played no part in our decision", text, StringComparison.Ordinal);
        Assert.Contains("a free copy of your report from it, if you request it no later than 60 days", text, StringComparison.Ordinal);
        Assert.Contains("the right to dispute the matter with the reporting agency", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_used_is_not_spoken_of()
    {
        var loan = await LoanAsync();

        var withoutScore = await TextAsync(await IssueAsync(loan.Customer, Declined with { Reports = [new CreditReport(Bureau)] }));
        var without = await TextAsync(await IssueAsync(loan.Customer, Declined with { Number = "A-2", Reasons = ["Length of employment"], Reports = [] }));

        Assert.Contains("Example Credit Bureau", withoutScore, StringComparison.Ordinal);
        Assert.DoesNotContain("score", withoutScore, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Credit Reporting", without, StringComparison.Ordinal);
        Assert.DoesNotContain("outside source", without, StringComparison.Ordinal);
        Assert.Contains("The principal reason 1. Length of employment", without, StringComparison.Ordinal);
        Assert.Contains("Equal Credit Opportunity Act", without, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_goes_as_letters_go_once_and_into_the_glovebox_of_that_person_alone()
    {
        var loan = await LoanAsync();
        var other = await CoBorrowerAsync(loan);
        var paperless = await LoanAsync();
        await core.WithAsync<DeliveryService, bool>(d => d.ChooseAsync(new HashSet<DeliveryClass> { DeliveryClass.Letters }, paperless.Actor, CancellationToken.None));

        var first = await IssueAsync(loan.Customer, Declined, loan.Account.FinancedAccountId);
        var again = await IssueAsync(loan.Customer, Declined, loan.Account.FinancedAccountId);
        await IssueAsync(paperless.Customer, Declined);

        Assert.Equal(first.Reference, again.Reference);
        Assert.Equal("1 papers put into the print queue", await core.RunAsync<PrintPaperJob>());
        await using var db = core.Open();
        var mails = await db.OutboxEmails.Where(e => e.Subject.StartsWith("New document")).ToListAsync();
        Assert.Equal(paperless.Customer.CustomerId, Assert.Single(mails).CustomerId);
        Assert.DoesNotContain("approve", mails[0].TextBody, StringComparison.Ordinal);
        Assert.Equal(2, await db.Notifications.CountAsync(n => n.Title.EndsWith(AdverseActionLetter.Title)));
        Assert.Equal(2, await db.AuditRows.CountAsync(a => a.Action == "notice of a credit decision issued" && a.ActorName == "Uma Underwriter"));
        Assert.Equal(DocumentKind.Notice, Assert.Single((await ListAsync(loan.Customer)).Lines).Kind);
        Assert.Empty((await ListAsync(other)).Lines);
        await Assert.ThrowsAsync<NotFoundException>(() => core.WithAsync<DocumentService, DocumentAnswer>(s => s.OpenAsync(other.CustomerId, first.Reference, CancellationToken.None)));
    }

    public static TheoryData<AdverseAction, string> Wanting => new()
    {
        { Declined with { Reasons = [] }, "one to four principal reasons" },
        { Declined with { Reasons = ["1", "2", "3", "4", "5"] }, "one to four principal reasons" },
        { Declined with { Reasons = ["You did not reach a qualifying score"] }, "is no reason" },
        { Declined with { Reasons = ["Our internal standards were not met"] }, "is no reason" },
        { Declined with { Reports = [new CreditReport(Bureau with { Phone = "" })] }, "its address and telephone" },
        { Declined with { Reports = [new CreditReport(Bureau, Score with { Value = 900 })] }, "within its range" },
        { Declined with { Reports = [new CreditReport(Bureau, Score with { KeyFactors = ["1", "2", "3", "4", "5"] })] }, "one to four key factors" },
        { Declined with { Number = "" }, "has a number" },
    };

    [Theory]
    [MemberData(nameof(Wanting))]
    public async Task A_notice_that_says_less_than_the_law_wants_is_never_issued(AdverseAction action, string why)
    {
        var loan = await LoanAsync();

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => IssueAsync(loan.Customer, action));

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        await using var db = core.Open();
        Assert.False(await db.Documents.AnyAsync());
    }

    private Task<Document> IssueAsync(Customer customer, AdverseAction action, long? account = null) =>
        core.WithAsync<AdverseActionService, Document>(s => s.IssueAsync(customer.CustomerId, account, action, Underwriter, CancellationToken.None));

    private Task<DocumentList> ListAsync(Customer customer) =>
        core.WithAsync<DocumentService, DocumentList>(s => s.ListAsync(customer.CustomerId, new DocumentFilter(), 1, CancellationToken.None));

    private async Task<TestContract> LoanAsync()
    {
        core.Clock.GoTo(Today);
        await using var db = core.Open();
        return await TestContracts.FundAsync(db, core.Clock, TestContracts.LoanTerms(Today.AddDays(-100), Today.AddDays(-55)));
    }

    private async Task<Customer> CoBorrowerAsync(TestContract loan)
    {
        await using var db = core.Open();
        var party = new AccountParty { Customer = new Customer { FirstName = "Robin", LastName = "Stone", CreatedAt = core.Clock.UtcNow() }, Role = PartyRole.CoBorrower, From = Today.AddDays(-100) };
        (await db.Accounts.Include(a => a.Parties).SingleAsync(a => a.FinancedAccountId == loan.Account.FinancedAccountId)).Parties.Add(party);
        await db.SaveChangesAsync();
        return party.Customer;
    }

    private async Task<string> TextAsync(Document document)
    {
        var pdf = core.Services.GetRequiredService<DocumentPrinter>().Print(document);
        Assert.Equal("", await PdfTools.ComplaintsAsync(pdf));
        return string.Join(' ', (await PdfTools.TextAsync(pdf)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static void InOrder(string text, params ReadOnlySpan<string> wanted)
    {
        var at = 0;
        foreach (var words in wanted)
        {
            var found = text.IndexOf(words, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{words}' is not after position {at} in: {text}");
            at = found + words.Length;
        }
    }
}
