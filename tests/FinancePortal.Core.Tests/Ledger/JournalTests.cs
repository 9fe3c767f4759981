using FinancePortal.Core.Ledger;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Ledger;

public sealed class JournalTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 3, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_journal_sums_to_zero_or_is_refused()
    {
        Assert.Contains("does not sum to zero", Assert.Throws<InvalidOperationException>(() => Of((LedgerAccount.Cash, 100), (LedgerAccount.PrincipalReceivable, -99))).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Of());
        Assert.Equal(2, Of((LedgerAccount.Cash, 100), (LedgerAccount.PrincipalReceivable, -100)).Entries.Count);
    }

    [Fact]
    public void A_reversal_is_the_mirror_image_on_the_same_date_booked_on_the_New_York_day()
    {
        var journal = Of((LedgerAccount.Cash, 100), (LedgerAccount.PrincipalReceivable, -100));
        var reversal = journal.Reverse(Now.AddDays(40));

        Assert.Equal(new DateOnly(2026, 3, 1), journal.BookedOn);
        Assert.Equal((journal.EffectiveOn, journal.EventSequence, journal), (reversal.EffectiveOn, reversal.EventSequence, reversal.Reverses));
        Assert.Equal(journal.Entries.Select(e => (e.Account, -e.Amount)), reversal.Entries.Select(e => (e.Account, e.Amount)));
    }

    [Fact]
    public void A_draft_gives_one_line_an_account_in_the_order_of_the_chart_and_none_of_zero()
    {
        var draft = new JournalDraft();
        draft.Add(LedgerAccount.Cash, Money.Zero);
        Assert.Empty(draft.Lines());

        draft.Move(LedgerAccount.Cash, LedgerAccount.PrincipalReceivable, Money.FromCents(70));
        draft.Move(LedgerAccount.Cash, LedgerAccount.PrincipalReceivable, Money.FromCents(30));
        draft.Move(LedgerAccount.FeesReceivable, LedgerAccount.FeeIncome, Money.FromCents(5));
        draft.Move(LedgerAccount.FeesReceivable, LedgerAccount.FeeIncome, Money.FromCents(-5));

        Assert.Equal(Money.FromCents(-100), draft[LedgerAccount.PrincipalReceivable]);
        Assert.Equal(
            new[] { new JournalLine(LedgerAccount.Cash, Money.FromCents(100)), new JournalLine(LedgerAccount.PrincipalReceivable, Money.FromCents(-100)) }.OrderBy(l => l.Account),
            draft.Lines());
    }

    [Fact]
    public void A_draft_that_is_cleared_books_nothing_and_can_be_used_again()
    {
        var draft = new JournalDraft();
        draft.Move(LedgerAccount.Cash, LedgerAccount.PrincipalReceivable, Money.FromCents(70));
        draft.Clear();

        Assert.Empty(draft.Lines());
        Assert.Equal(Money.Zero, draft[LedgerAccount.Cash]);
        draft.Move(LedgerAccount.Cash, LedgerAccount.PrincipalReceivable, Money.FromCents(1));
        draft.Clear();
        draft.Move(LedgerAccount.Cash, LedgerAccount.PrincipalReceivable, Money.FromCents(2));
        Assert.Equal([2L, 2L], draft.Lines().Select(l => Math.Abs(l.Amount.Cents)));
    }

    [Fact]
    public void A_draft_that_does_not_balance_is_an_error_that_says_by_how_much()
    {
        var draft = new JournalDraft();
        draft.Add(LedgerAccount.Cash, Money.FromCents(70));
        draft.Add(LedgerAccount.PrincipalReceivable, Money.FromCents(-20));

        Assert.Contains("$0.50", Assert.Throws<InvalidOperationException>(() => draft.Lines()).Message, StringComparison.Ordinal);
    }

    private static Journal Of(params (LedgerAccount Account, long Cents)[] lines) =>
        new(1, 2, new DateOnly(2026, 3, 1), Now, lines.Select(l => new LedgerEntry(1, l.Account, Money.FromCents(l.Cents))));
}
