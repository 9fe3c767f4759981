using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Values;
using static FinancePortal.Core.Tests.Payments.Ach.AchFiles;

namespace FinancePortal.Core.Tests.Payments.Ach;

public sealed class AchWriterTests
{
    [Fact]
    [Trait("Rule", "R-405")]
    public void A_file_is_read_back_as_it_was_written_and_breaks_no_rule()
    {
        var file = AchReader.Read(Write(
            (Debits(), [Entry(1), Entry(2, "37", 1)]),
            (Debits(AchDescription.Retry), [Entry(3)]),
            (Debits(AchDescription.AccountCheck), [Entry(4, "28", 0)]),
            (Credits(), [Entry(5, "32", 12_34) with { PaymentType = ' ', Addenda = [AchAddendaDraft.Payment("Refund of your credit balance")] }])));

        Assert.Empty(file.Problems);
        Assert.Equal(["225", "225", "225", "220"], file.Batches.Select(b => b.ServiceClass));
        Assert.Equal(["LOAN PMT", "RETRY PYMT", "ACCTVERIFY", "REFUND"], file.Batches.Select(b => b.Description));
        Assert.All(file.Batches, b => Assert.Equal(("NORTHLINE AUTO", "260311", "12345678"), (b.CompanyName, b.EffectiveDate, b.OriginatingBank)));
        var entries = file.Entries.ToArray();
        Assert.Equal(["123456780000001", "123456780000002", "123456780000003", "123456780000004", "123456780000005"], entries.Select(e => e.Trace));
        Assert.Equal(("27", "021000021", "123456789", 488_53, "7KQ4-MX92-HTD"), (entries[0].TransactionCode, entries[0].Routing, entries[0].Account, entries[0].Amount.Cents, entries[0].IndividualId));
        Assert.Equal("ZOE MULLER-WHITFIELD J", entries[0].IndividualName);
        Assert.Equal("S", entries[0].Record.Trimmed(77, 78));
        var addenda = Assert.Single(entries[4].Addenda);
        Assert.Equal(("REFUND OF YOUR CREDIT BALANCE", "0001", "0000005"), (addenda.Information, addenda.Sequence, addenda.EntrySequence));
        Assert.Equal((file.Batches.Count.ToString("D6"), "000000097707", "000000001234"), (file.Control.Batches, file.Control.Debit, file.Control.Credit));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(1_234)]
    public void A_file_of_any_length_ends_with_a_whole_block(int entries)
    {
        var text = Write((Debits(), [.. Enumerable.Range(1, entries).Select(i => Entry(i))]));
        var file = AchReader.Read(text);

        Assert.Empty(file.Problems);
        Assert.Equal(entries, file.Entries.Count());
        Assert.Equal(0, text.Count(c => c == '\n') % 10);
        Assert.All(text.Split('\n')[..^1], line => Assert.Equal(94, line.Length));
    }

    [Fact]
    public void The_hash_keeps_its_last_ten_digits()
    {
        // 1,300 times 98,765,432 is 128,395,061,600.
        var entries = Enumerable.Range(1, 1_300).Select(i => Entry(i, cents: 1) with { Routing = "98765432" + RoutingNumber.CheckDigit("98765432") });
        var file = AchReader.Read(Write((Debits(), [.. entries])));

        Assert.Empty(file.Problems);
        Assert.Equal("8395061600", file.Control.Hash);
    }

    [Fact]
    [Trait("Rule", "R-408")]
    public void Returns_and_notifications_of_change_are_written_and_read()
    {
        var file = AchReader.Read(Write(
            (new AchBatchHead(AchDirection.Debits, "WEB", AchDescription.LoanPayment, new DateOnly(2026, 3, 12)), [Entry(1, "26") with { Addenda = [AchAddendaDraft.Return("R01", "876543210000042", "02100002")] }]),
            (new AchBatchHead(AchDirection.Mixed, "COR", AchDescription.LoanPayment, new DateOnly(2026, 3, 12)), [Entry(2, "26", 0) with { Addenda = [AchAddendaDraft.Change("C01", "876543210000043", "02100002", "987654321")] }])));

        Assert.Empty(file.Problems);
        var returned = Assert.Single(file.Batches[0].Entries);
        Assert.Equal(("99", "R01", "876543210000042", "02100002", "123456780000001"), (returned.Addenda[0].Type, returned.Addenda[0].Code, returned.Addenda[0].OriginalTrace, returned.Addenda[0].OriginalBank, returned.Addenda[0].Trace));
        var changed = Assert.Single(file.Batches[1].Entries);
        Assert.Equal(("98", "C01", "876543210000043", "987654321"), (changed.Addenda[0].Type, changed.Addenda[0].Code, changed.Addenda[0].OriginalTrace, changed.Addenda[0].Corrected));
    }

    [Fact]
    public void The_codes_name_the_kind_of_account_and_the_direction()
    {
        Assert.Equal(["27", "22", "28", "23", "26", "21"], All(PaymentMethodKind.Checking));
        Assert.Equal(["37", "32", "38", "33", "36", "31"], All(PaymentMethodKind.Savings));
        Assert.Throws<ArgumentOutOfRangeException>(() => AchTransaction.Debit(PaymentMethodKind.DebitCard));

        static string[] All(PaymentMethodKind kind) =>
            [AchTransaction.Debit(kind), AchTransaction.Credit(kind), AchTransaction.DebitPrenote(kind), AchTransaction.CreditPrenote(kind), AchTransaction.Returned(kind, ofDebit: true), AchTransaction.Returned(kind, ofDebit: false)];
    }

    public static TheoryData<string, AchEntryDraft> Refused => new()
    {
        { "the entry goes the other way than its batch", Entry(1, "22") },
        { "transaction code 20 does not exist", Entry(1, "20") },
        { "the routing number's check digit is wrong", Entry(1) with { Routing = "021000022" } },
        { "there is no account number", Entry(1) with { Account = " " } },
        { "the amount does not fit", Entry(1, cents: 100_000_000_00) },
        { "the amount does not fit", Entry(1, cents: -1) },
        { "only a prenotification is of nothing", Entry(1, cents: 0) },
        { "only a prenotification is of nothing", Entry(1, "28", 1) },
        { "trace numbers do not ascend", Entry(0) },
        { "trace numbers do not ascend", Entry(10_000_000) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_a_bank_would_refuse_is_not_written(string because, AchEntryDraft entry) =>
        Assert.Contains(because, Assert.Throws<FormatException>(() => Write((Debits(), [entry]))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_account_number_that_is_too_long_is_refused_and_never_cut()
    {
        Assert.Throws<ArgumentException>(() => Write((Debits(), [Entry(1) with { Account = "123456789012345678" }])));
        Assert.Throws<ArgumentException>(() => Write((Debits(), [Entry(1) with { Account = "12345678é" }])));
    }

    [Fact]
    public void An_empty_file_and_an_empty_batch_are_refused()
    {
        Assert.Throws<FormatException>(() => Write());
        Assert.Throws<FormatException>(() => Write((Debits(), [])));
    }
}
