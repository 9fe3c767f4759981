using System.Collections;
using FinancePortal.Core.Pdf;
using FinancePortal.Testing;

namespace FinancePortal.Core.Tests.Pdf;

/// <summary>The writer of all letters and statements, read back by programs that others wrote.</summary>
[Trait("Feature", "F-601")]
public sealed class PdfDocumentTests
{
    private static readonly PdfInfo Info = new("Statement for October 2026", "Northline Finance", "Northline Finance · 1-800-555-0142", new DateTime(2026, 10, 5, 12, 0, 0, DateTimeKind.Utc));

    [Fact]
    public async Task A_document_of_every_piece_is_a_valid_tagged_PDF()
    {
        var pdf = EveryPiece().ToBytes();

        Assert.Equal("", await PdfTools.ComplaintsAsync(pdf));
        var about = await PdfTools.AboutAsync(pdf);
        Assert.Matches(@"Tagged:\s+yes", about);
        Assert.Matches(@"Title:\s+Statement for October 2026", about);
        Assert.Matches(@"Author:\s+Northline Finance", about);
        Assert.Matches(@"JavaScript:\s+no", about);
        Assert.InRange(pdf.Length, 10_000, 60_000);
    }

    [Fact]
    public async Task Text_reads_in_the_order_it_was_written()
    {
        var text = await PdfTools.TextAsync(EveryPiece().ToBytes());

        string[] inOrder = ["Your statement", "Hello Avery", "Amount due", "$735.22", "Activity", "Description", "Payment 1 received", "Payment 90 received", "Total", "Check this letter"];
        var at = 0;
        foreach (var words in inOrder)
        {
            var found = text.IndexOf(words, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{words}' does not come after '{text[..at]}'");
            at = found;
        }
    }

    [Fact]
    public async Task Tags_say_what_each_piece_is()
    {
        var tags = await PdfTools.TagsAsync(EveryPiece().ToBytes());

        Assert.Matches("H1.*\n.*Your statement", tags);
        Assert.Matches("H2.*\n.*Activity", tags);
        Assert.Matches("TH:\n.*/Scope /Column\n *\"Description\"", tags);
        Assert.Matches("TD\n *\"Payment 90 received", tags);
        Assert.Matches("TH:\n.*/Scope /Row\n *\"Principal\"", tags);
        Assert.Contains("Link", tags, StringComparison.Ordinal);
        Assert.Contains("Figure", tags, StringComparison.Ordinal);
        Assert.DoesNotContain("Page 1 of", tags, StringComparison.Ordinal);
        Assert.Equal(1, tags.Split("Description").Length - 1);
    }

    [Fact]
    public async Task Headings_of_a_table_stand_again_on_each_page()
    {
        var text = await PdfTools.TextAsync(EveryPiece().ToBytes(), inColumns: true);

        var pages = text.Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(pages.Length >= 3, $"{pages.Length} pages");
        Assert.All(pages[1..^1], page => Assert.Contains("Description", page, StringComparison.Ordinal));
        Assert.Contains($"Page 2 of {pages.Length}", pages[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Zoë Nuñez-O’Brien")]
    [InlineData("Željka Đurđević, Łódź, İstanbul, Ștefan")]
    [InlineData("−$25.00 … “§ 1026.21” – 4 % • ©")]
    [InlineData("<b>&amp; (parentheses) \\ backslash</b>")]
    public async Task Names_and_signs_come_through(string words)
    {
        var document = new PdfDocument(Info with { Title = words });
        document.Paragraph(words);

        var pdf = document.ToBytes();

        Assert.Equal("", await PdfTools.ComplaintsAsync(pdf));
        Assert.Contains(words, await PdfTools.TextAsync(pdf), StringComparison.Ordinal);
        Assert.Contains(words, await PdfTools.AboutAsync(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Characters_without_a_glyph_are_boxes_and_break_nothing()
    {
        var document = new PdfDocument(Info);
        document.Paragraph("Account of 山田 太郎 😀 \u0000\uFFFF end");

        var pdf = document.ToBytes();

        Assert.Equal("", await PdfTools.ComplaintsAsync(pdf));
        Assert.Contains("end", await PdfTools.TextAsync(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_longer_than_the_line_is_cut_and_nothing_of_it_is_lost()
    {
        var word = string.Concat(Enumerable.Range(0, 60).Select(i => $"W{i:00}"));
        var document = new PdfDocument(Info);
        document.Paragraph(word);

        var text = await PdfTools.TextAsync(document.ToBytes());

        Assert.Contains(word, text.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes() => Assert.Equal(EveryPiece().ToBytes(), EveryPiece().ToBytes());

    [Fact]
    public async Task A_link_leads_where_it_says()
    {
        var links = await PdfTools.LinksAsync(EveryPiece().ToBytes());

        Assert.Contains("https://portal.example/verify/ABC%28%29", links, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paragraph_longer_than_a_page_goes_on()
    {
        var document = new PdfDocument(Info);
        document.Paragraph(string.Join(' ', Enumerable.Range(1, 2000).Select(i => $"word{i}")));

        var text = (await PdfTools.TextAsync(document.ToBytes())).Replace('\n', ' ');

        Assert.All(Enumerable.Range(1, 2000), i => Assert.Contains($"word{i} ", text, StringComparison.Ordinal));
    }

    private static PdfDocument EveryPiece()
    {
        var document = new PdfDocument(Info);
        document.Lines("Northline Finance\n1-800-555-0142", PdfStyle.Small);
        document.Heading(1, "Your statement");
        document.Paragraph("Hello Avery, this is what happened on your account in October.");
        document.Plate("What is due", [("Amount due", "$735.22"), ("Due date", "October 5, 2026"), ("Account", "ends 4471")]);
        document.Facts("Balances", [("Principal", "$21,004.18"), ("Interest", "$12.04"), ("Payoff", "$21,016.22")], lastIsTotal: true);
        document.Heading(2, "Activity");
        document.Table(new PdfTable
        {
            Summary = "Activity of the month",
            Columns = [new("Date", 2), new("Description", 5), new("Amount", 2, IsAmount: true)],
            Rows = Enumerable.Range(1, 90).Select(i => (IReadOnlyList<string>)["Oct 5, 2026", $"Payment {i} received, thank you", $"${i}.00"]),
            Total = ["", "Total", "$4,095.00"],
        });
        document.Rule();
        document.Link("Check this letter", new Uri("https://portal.example/verify/ABC()"));
        document.Squares([.. Enumerable.Range(0, 21).Select(row => new BitArray(Enumerable.Range(0, 21).Select(column => (row + column) % 3 == 0).ToArray()))], 90, "A picture of squares");
        return document;
    }
}
