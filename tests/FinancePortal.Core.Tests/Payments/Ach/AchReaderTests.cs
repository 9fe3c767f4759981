using FinancePortal.Core.Payments.Ach;
using static FinancePortal.Core.Tests.Payments.Ach.AchFiles;

namespace FinancePortal.Core.Tests.Payments.Ach;

/// <summary>Each defect that the reader knows is put into a file that has none, and found by its name on its line.</summary>
public sealed class AchReaderTests
{
    private static readonly string Sound = Write(
        (Debits(), [Entry(1), Entry(2) with { Addenda = [AchAddendaDraft.Payment("for November")] }]),
        (Credits(), [Entry(3, "22")]),
        (new AchBatchHead(AchDirection.Mixed, "COR", AchDescription.LoanPayment, new DateOnly(2026, 3, 12)), [Entry(4, "26", 0) with { Addenda = [AchAddendaDraft.Change("C01", "876543210000043", "02100002", "987654321")] }]));

    // Lines: 1 header; 2 batch, 3 entry, 4 entry, 5 addenda, 6 control; 7 batch, 8 entry, 9 control; 10 batch, 11 entry, 12 addenda, 13 control; 14 file control.

    [Fact]
    public void A_sound_file_has_no_problem() => Assert.Empty(AchReader.Read(Sound).Problems);

    [Theory]
    [InlineData(1, 2, "99", "the priority code is not 01")]
    [InlineData(1, 24, "261399", "the creation date is no date")]
    [InlineData(1, 34, "a", "the file id modifier is not A-Z or 0-9")]
    [InlineData(1, 35, "095", "the record size is not 094")]
    [InlineData(1, 38, "11", "the blocking factor is not 10")]
    [InlineData(1, 40, "2", "the format code is not 1")]
    [InlineData(2, 2, "230", "the service class is not 200, 220 or 225")]
    [InlineData(2, 51, "W3B", "the entry class is not three letters")]
    [InlineData(3, 2, "20", "transaction code 20 does not exist")]
    [InlineData(3, 2, "22", "credit in a debits-only batch")]
    [InlineData(8, 2, "27", "debit in a credits-only batch")]
    [InlineData(3, 2, "28", "a prenotification has an amount")]
    [InlineData(3, 12, "2", "the routing number's check digit is wrong")]
    [InlineData(3, 13, "                 ", "there is no account number")]
    [InlineData(3, 30, "00000A8853", "the amount is not digits")]
    [InlineData(3, 79, "1", "the addenda indicator is wrong")]
    [InlineData(3, 80, "99999999", "the trace number does not begin with the originating bank")]
    [InlineData(4, 88, "0000001", "trace numbers do not ascend")]
    [InlineData(5, 2, "07", "addenda type 07 is not known")]
    [InlineData(5, 84, "0002", "addenda sequence numbers do not ascend from 1")]
    [InlineData(5, 88, "0000009", "the addenda names another entry")]
    [InlineData(12, 4, "R01", "the change code does not begin with C")]
    [InlineData(6, 5, "000004", "batch count 000004 is 3")]
    [InlineData(6, 11, "0000000001", "batch hash 0000000001 is 4200004")]
    [InlineData(6, 21, "000000000001", "batch debit 000000000001 is 97706")]
    [InlineData(9, 33, "000000000001", "batch credit 000000000001 is 48853")]
    [InlineData(6, 2, "200", "service_class differs from the header")]
    [InlineData(6, 45, "9", "company_id differs from the header")]
    [InlineData(6, 80, "9", "odfi differs from the header")]
    [InlineData(6, 94, "9", "number differs from the header")]
    [InlineData(7, 94, "1", "batch numbers do not ascend")]
    [InlineData(14, 2, "000004", "file batches 000004 is 3")]
    [InlineData(14, 8, "000003", "file blocks 000003 is 2")]
    [InlineData(14, 14, "00000007", "file count 00000007 is 6")]
    [InlineData(14, 22, "0000000001", "file hash 0000000001 is 8400008")]
    [InlineData(14, 32, "000000000001", "file debit 000000000001 is 97706")]
    [InlineData(14, 44, "000000000001", "file credit 000000000001 is 48853")]
    public void A_defect_is_found_by_its_name_on_its_line(int line, int position, string written, string problem)
    {
        var lines = Sound.Split('\n');
        lines[line - 1] = lines[line - 1].Remove(position - 1, written.Length).Insert(position - 1, written);
        Assert.Contains($"line {line}: {problem}", AchReader.Read(string.Join('\n', lines)).Problems.Select(p => p.ToString()));
    }

    [Fact]
    public void A_file_that_was_cut_or_has_more_than_it_says_is_found_out()
    {
        var lines = Sound.Split('\n');
        Assert.Contains("line 3: 93 characters", Problems([.. lines[..2], lines[2][..93], .. lines[3..]]));
        Assert.Contains("14 records, not a multiple of 10", Problems(lines[..14]));
        Assert.Contains("line 2: the batch has no control record", Problems([.. lines[..5], .. lines[6..]]));
        Assert.Contains("line 2: a record outside a batch", Problems([lines[0], .. lines[2..]]));
        Assert.Contains("line 3: an addenda without an entry", Problems([.. lines[..2], lines[4], .. lines[5..]]));
        Assert.Contains("line 15: a record after the file control", Problems([.. lines[..14], lines[2], .. lines[15..]]));
        Assert.Contains("line 2: the batch has no entry", Problems([.. lines[..2], .. lines[5..]]));
        Assert.Throws<FormatException>(() => AchReader.Read(string.Join('\n', lines[..13])));
        Assert.Throws<FormatException>(() => AchReader.Read(string.Join('\n', lines[1..])));
        Assert.Throws<FormatException>(() => AchReader.Read(""));

        static IEnumerable<string> Problems(IEnumerable<string> lines) => AchReader.Read(string.Join('\n', lines)).Problems.Select(p => p.ToString());
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("")]
    public void Line_ends_do_not_matter(string lineEnd) =>
        Assert.Empty(AchReader.Read(Sound.Replace("\n", lineEnd, StringComparison.Ordinal)).Problems);

    [Fact]
    public void Any_single_character_changed_in_a_total_a_hash_or_an_amount_is_noticed()
    {
        var lines = Sound.Split('\n');
        foreach (var (line, from, through) in new[] { (3, 4, 12), (3, 30, 39), (6, 5, 44), (14, 2, 55) })
        {
            for (var position = from; position <= through; position++)
            {
                var old = lines[line - 1][position - 1];
                var changed = lines.ToArray();
                changed[line - 1] = changed[line - 1].Remove(position - 1, 1).Insert(position - 1, old == '9' ? "0" : ((char)(old + 1)).ToString());
                Assert.NotEmpty(AchReader.Read(string.Join('\n', changed)).Problems);
            }
        }
    }
}
