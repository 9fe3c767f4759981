using System.IO.Compression;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Letters;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.Tests.Documents;

[Trait("Feature", "F-601")]
public sealed class DocumentServiceTests : IAsyncDisposable
{
    private static readonly DateOnly Signed = new(2026, 1, 15);
    private static readonly DateOnly FirstDue = new(2026, 3, 1);

    private readonly PortalCore core = new();

    public ValueTask DisposeAsync() => core.DisposeAsync();

    [Theory]
    [InlineData("Folder")]
    [InlineData("Database")]
    public async Task A_letter_is_printed_once_and_has_its_hash_ever_after(string store)
    {
        core.Settings["Documents:Store"] = store;
        var (loan, letter) = await LetterAsync();

        var first = await OpenAsync(loan, letter.Reference);
        var second = await OpenAsync(loan, letter.Reference);

        Assert.Equal(Found(first), Found(second));
        await using var db = core.Open();
        var row = await db.Documents.SingleAsync(d => d.Reference == letter.Reference);
        Assert.Equal(Document.HashOf(Found(first)), row.Sha256);
        Assert.Equal(Found(first).Length, row.Bytes);
        Assert.Equal(store == "Database" ? 1 : 0, await db.StoredFiles.CountAsync());
        Assert.Equal("", await PdfTools.ComplaintsAsync(Found(first)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_is_gone_or_changed_is_handed_to_nobody_and_staff_know_once(bool isGone)
    {
        var (loan, letter) = await LetterAsync();
        await OpenAsync(loan, letter.Reference);
        var path = Assert.Single(Directory.GetFiles(core.DocumentFolder, "*", SearchOption.AllDirectories));
        if (isGone)
        {
            File.Delete(path);
        }
        else
        {
            var bytes = await File.ReadAllBytesAsync(path);
            bytes[^20] ^= 1;
            await File.WriteAllBytesAsync(path, bytes);
        }

        Assert.IsType<DocumentAnswer.Missing>(await OpenAsync(loan, letter.Reference));
        Assert.IsType<DocumentAnswer.Missing>(await OpenAsync(loan, letter.Reference));

        await using var db = core.Open();
        var told = await db.StaffCases.SingleAsync();
        Assert.Equal((CaseKind.SetAside, $"document {letter.Reference}"), (told.Kind, told.Subject));
        var list = await core.WithAsync<DocumentService, DocumentList>(d => d.ListAsync(loan.Customer.CustomerId, new DocumentFilter(), 1, CancellationToken.None));
        Assert.Single(list.Lines);
    }

    [Fact]
    public async Task Only_those_who_may_see_the_account_see_its_papers_and_personal_ones_only_their_own()
    {
        var (mine, letter) = await LetterAsync();
        var (other, theirs) = await LetterAsync();
        await core.Database.ChangeAsync(db =>
        {
            db.Documents.Add(Paper("Only mine", financedAccountId: null, mine.Customer.CustomerId));
            db.Documents.Add(Paper("For the other party", mine.Account.FinancedAccountId, other.Customer.CustomerId));
            return Task.CompletedTask;
        });

        Assert.Equal(["Only mine", letter.Title], (await ListAsync(mine, new DocumentFilter())).Lines.Select(l => l.Title).Order(StringComparer.Ordinal));
        Assert.Equal([theirs.Reference], (await ListAsync(other, new DocumentFilter())).Lines.Select(l => l.Reference));
        await Assert.ThrowsAsync<NotFoundException>(() => OpenAsync(other, letter.Reference));
        await Assert.ThrowsAsync<NotFoundException>(() => OpenAsync(mine, "../../etc/passwd"));
    }

    [Fact]
    [Trait("Feature", "F-505")]
    public async Task Papers_stay_readable_for_seven_years_after_the_account_ended()
    {
        var (loan, letter) = await LetterAsync();
        core.Clock.GoTo(new DateOnly(2026, 3, 1));
        await using (var db = core.Open())
        {
            var payoff = AccountPosition.On(loan.Account.CurrentTerms, loan.Account.State, core.Clock.Today()).Payoff!.Value;
            await core.Database.BookAsync(core.Clock, loan, new NewEvent(AccountEventKind.Payment, core.Clock.Today(), payoff));
        }

        core.Clock.GoTo(new DateOnly(2033, 3, 1));
        Assert.Equal([letter.Reference], (await ListAsync(loan, new DocumentFilter())).Lines.Select(l => l.Reference));
        core.Clock.GoTo(new DateOnly(2033, 3, 2));
        Assert.Empty((await ListAsync(loan, new DocumentFilter())).Lines);
    }

    [Fact]
    public async Task Papers_are_found_by_account_year_kind_and_words()
    {
        var (loan, letter) = await LetterAsync();
        await core.Database.ChangeAsync(db =>
        {
            db.Documents.Add(Paper("100% yours_[really]", loan.Account.FinancedAccountId, customerId: null, DocumentKind.Notice, new DateOnly(2024, 5, 1)));
            return Task.CompletedTask;
        });

        Assert.Equal(["100% yours_[really]"], await TitlesAsync(new DocumentFilter { Year = 2024 }));
        Assert.Equal([letter.Title], await TitlesAsync(new DocumentFilter { Kind = DocumentKind.Letter }));
        Assert.Equal(["100% yours_[really]"], await TitlesAsync(new DocumentFilter { Words = "REALLY 100%" }));
        Assert.Empty(await TitlesAsync(new DocumentFilter { Words = "1_0%" }));
        Assert.Equal(2, (await TitlesAsync(new DocumentFilter { Account = loan.Account.Reference })).Count);
        await Assert.ThrowsAsync<NotFoundException>(() => TitlesAsync(new DocumentFilter { Account = "0000000000000000" }));

        async Task<List<string>> TitlesAsync(DocumentFilter filter) => [.. (await ListAsync(loan, filter)).Lines.Select(l => l.Title)];
    }

    [Fact]
    public async Task Everything_comes_as_one_ZIP_and_what_is_missing_is_named()
    {
        var (loan, letter) = await LetterAsync();
        await core.Database.ChangeAsync(db =>
        {
            db.Documents.Add(Paper(letter.Title, loan.Account.FinancedAccountId, customerId: null, DocumentKind.Notice));
            var lost = Paper("Lost", loan.Account.FinancedAccountId, customerId: null, DocumentKind.Upload);
            lost.Fix("gone"u8);
            db.Documents.Add(lost);
            return Task.CompletedTask;
        });

        using var output = new MemoryStream();
        await core.WithAsync<DocumentService, bool>(async d =>
        {
            await (await d.ZipAsync(loan.Customer.CustomerId, new DocumentFilter(), CancellationToken.None))(output, CancellationToken.None);
            return true;
        });

        output.Position = 0;
        using var zip = new ZipArchive(output);
        Assert.Equal(3, zip.Entries.Count);
        Assert.Equal(2, zip.Entries.Count(e => e.FullName.StartsWith("2024 Halden Ridge AWD ", StringComparison.Ordinal) && e.FullName.EndsWith(".pdf", StringComparison.Ordinal)));
        using var reader = new StreamReader(zip.GetEntry("not included.txt")!.Open());
        Assert.Contains("Lost", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/passwd", "etc passwd")]
    [InlineData("a\r\nSet-Cookie: b", "a Set-Cookie b")]
    [InlineData("..", "document")]
    [InlineData("Résumé (final)", "Résumé (final)")]
    [InlineData("CON\0.pdf", "CON pdf")]
    public void File_names_are_safe_everywhere(string typed, string safe) => Assert.Equal(safe, FileNames.Safe(typed));

    [Fact]
    public void A_document_never_gets_other_bytes()
    {
        var document = Paper("Fixed", null, 1);
        document.Fix("one"u8);

        document.Fix("one"u8);
        Assert.Throws<InvalidOperationException>(() => document.Fix("two"u8));
    }

    [Fact]
    public async Task Nothing_but_a_hash_becomes_a_path()
    {
        var store = core.Services.GetRequiredService<IDocumentStore>();

        await Assert.ThrowsAsync<ArgumentException>(() => store.ReadAsync("../../../../etc/passwd", CancellationToken.None));
        Assert.Null(await store.ReadAsync(Document.HashOf("nothing"u8), CancellationToken.None));
    }

    private static byte[] Found(DocumentAnswer answer) => Assert.IsType<DocumentAnswer.Found>(answer).File.Bytes;

    private Task<DocumentAnswer> OpenAsync(TestContract contract, string reference) =>
        core.WithAsync<DocumentService, DocumentAnswer>(d => d.OpenAsync(contract.Customer.CustomerId, reference, CancellationToken.None));

    private Task<DocumentList> ListAsync(TestContract contract, DocumentFilter filter) =>
        core.WithAsync<DocumentService, DocumentList>(d => d.ListAsync(contract.Customer.CustomerId, filter, 1, CancellationToken.None));

    private async Task<(TestContract Contract, Document Letter)> LetterAsync()
    {
        var loan = await core.Database.FundAsync(core.Clock, TestContracts.LoanTerms(Signed, FirstDue));
        var letter = Paper("Welcome", loan.Account.FinancedAccountId, customerId: null);
        await core.Database.ChangeAsync(db =>
        {
            db.Documents.Add(letter);
            return Task.CompletedTask;
        });
        return (loan, letter);
    }

    private Document Paper(string title, long? financedAccountId, long? customerId, DocumentKind kind = DocumentKind.Letter, DateOnly? on = null) => new()
    {
        FinancedAccountId = financedAccountId,
        CustomerId = customerId,
        Kind = kind,
        Title = title,
        DatedOn = on ?? Signed,
        Subject = title,
        Form = kind is DocumentKind.Upload ? DocumentForm.File : DocumentForm.Letter,
        Content = DocumentWords.ToContent(new Letter { Title = title, DatedOn = Signed, Addressee = "Elena Marsh", Parts = [new LetterPart { Paragraphs = ["Hello."] }] }),
        CreatedAt = core.Clock.GetUtcNow().UtcDateTime,
    };
}
