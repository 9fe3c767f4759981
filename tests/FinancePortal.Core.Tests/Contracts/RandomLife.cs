using FinancePortal.Core.Contracts;
using FinancePortal.Core.Ledger;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Contracts;

/// <summary>One thing that happens in a random life: what, how many days later, how far back-dated, how much, to which event.</summary>
internal readonly record struct Deed(int Kind, int Gap, int Back, int Amount, int Pick);

/// <summary>A row of the ledger as posting wrote it: which event, whether it reverses, its lines.</summary>
internal sealed record LedgerRow(int Sequence, bool IsReversal, DateOnly EffectiveOn, string Lines);

/// <summary>
/// Lives through deeds as the services would: bills what fell due, plans each event, keeps the rows that posting writes. Events
/// that the rules refuse do not happen.
/// </summary>
internal sealed class RandomLife
{
    private static readonly AccountEventKind[] Kinds =
    [
        AccountEventKind.Payment, AccountEventKind.Payment, AccountEventKind.Payment, AccountEventKind.Payment,
        AccountEventKind.PrincipalOnlyPayment, AccountEventKind.PaidAheadPayment, AccountEventKind.Reversal, AccountEventKind.Reversal,
        AccountEventKind.LateFeeAssessed, AccountEventKind.ReturnedPaymentFeeAssessed, AccountEventKind.FeeWaived, AccountEventKind.Deferral,
        AccountEventKind.DueDateChanged, AccountEventKind.RateRelief, AccountEventKind.CreditRefunded, AccountEventKind.DepositHeld,
        AccountEventKind.DepositApplied, AccountEventKind.DepositRefunded, AccountEventKind.PaymentSettled, AccountEventKind.ResidueWrittenOff,
        AccountEventKind.LeaseExtended, AccountEventKind.FeePayment, AccountEventKind.AddOnRefunded, AccountEventKind.FeeAssessed,
        AccountEventKind.CreditGranted, AccountEventKind.MilesBought, AccountEventKind.ReturnReported,
    ];

    private static readonly AccountEventKind[] Ends =
        [AccountEventKind.ChargeOff, AccountEventKind.EarlyTermination, AccountEventKind.LeaseReturned, AccountEventKind.PurchaseOptionExercised];

    private readonly bool fast;
    private readonly Dictionary<int, IReadOnlyList<JournalLine>> standing = [];
    private DateOnly today;

    private RandomLife(AccountTerms terms, bool fast)
    {
        Terms = terms;
        this.fast = fast;
        today = terms.ContractDate;
    }

    public AccountTerms Terms { get; }
    public List<AccountEvent> Events { get; } = [];
    public List<LedgerRow> Rows { get; } = [];
    public AccountState State { get; private set; } = new();

    /// <summary>What the account looked like after each event, with how many events were known.</summary>
    public List<(int Known, string Checkpoint)> Snapshots { get; } = [];

    public IReadOnlyDictionary<int, IReadOnlyList<JournalLine>> Standing => standing;

    /// <param name="fast">Events in order go through the checkpoint; otherwise everything is planned from all events.</param>
    public static RandomLife Of(AccountTerms terms, Money funded, IReadOnlyList<Deed> deeds, bool fast)
    {
        var life = new RandomLife(terms, fast);
        life.Book(life.Opening(funded));
        foreach (var deed in deeds)
        {
            life.Do(deed);
        }

        return life;
    }

    /// <summary>Every kind of event there is, so that one more is not forgotten here.</summary>
    public static IEnumerable<AccountEventKind> Lived => [.. Kinds, .. Ends, AccountEventKind.Funded, AccountEventKind.OpeningBalance, AccountEventKind.InstallmentBilled];

    /// <summary>A contract begins as it was signed, or was taken over with some of its payments made.</summary>
    private AccountEvent Opening(Money funded)
    {
        var taken = funded.Cents / 100 % 7 % 3 == 0 ? 0 : Terms.ContractDate.DayNumber % 4;
        if (taken == 0 || taken >= Terms.PaymentCount)
        {
            return Make(AccountEventKind.Funded, Terms.ContractDate, funded);
        }

        today = BillingSchedule.DueOn(Terms.FirstDueOn, Terms.FirstDueOn.Day, taken - 1).AddDays(3);
        return Make(AccountEventKind.OpeningBalance, today, Terms.Product == ProductKind.Lease ? Money.Zero : funded, number: taken);
    }

    /// <summary>The sums of all rows by account of the chart.</summary>
    public Dictionary<LedgerAccount, Money> Sums { get; } = [];

    private void Do(Deed deed)
    {
        today = today.AddDays(deed.Gap);
        BillThroughToday();
        Book(EventOf(deed));
    }

    /// <summary>What the billing job does every morning.</summary>
    public void BillThroughToday()
    {
        foreach (var due in BillingSchedule.NotBilled(Terms, State, today))
        {
            Book(Make(AccountEventKind.InstallmentBilled, due.DueOn, number: due.Number));
        }
    }

    /// <summary>What a deed books today.</summary>
    public AccountEvent EventOf(Deed deed)
    {
        var effective = today.AddDays(-deed.Back) < Terms.ContractDate ? Terms.ContractDate : today.AddDays(-deed.Back);
        // Contracts end rarely: only a deed that picked a large number ends one.
        var kind = deed.Kind >= 990 ? Ends[deed.Kind % Ends.Length] : Kinds[deed.Kind % Kinds.Length];
        var amount = Money.FromCents(1 + deed.Amount);
        var target = Events[deed.Pick % Events.Count];
        return kind switch
        {
            AccountEventKind.Reversal => Make(kind, target.EffectiveOn, reverses: target.Sequence),
            AccountEventKind.FeeWaived => Make(kind, effective, Money.Min(amount, target.Amount), reverses: target.Sequence),
            AccountEventKind.PaymentSettled => Make(kind, effective, target.Amount, reverses: target.Sequence),
            AccountEventKind.LateFeeAssessed => Make(kind, effective, Money.FromCents(1 + (deed.Amount % 5_000)), number: State.Open.Count > 0 ? State.Open[0].Number : 1),
            AccountEventKind.Deferral or AccountEventKind.LeaseExtended => Make(kind, effective, number: 1 + (deed.Pick % 3)),
            AccountEventKind.DueDateChanged => Make(kind, effective, number: 1 + (deed.Pick % 31)),
            AccountEventKind.RateRelief => Make(kind, effective, rate: deed.Pick % 3 == 0 ? null : deed.Pick % 7, until: deed.Pick % 2 == 0 ? null : effective.AddDays(deed.Pick % 400)),
            AccountEventKind.CreditRefunded => Make(kind, effective, State.Credit.IsPositive ? State.Credit : amount),
            AccountEventKind.ResidueWrittenOff => Make(kind, effective, Money.FromCents(1 + (deed.Amount % 100))),
            AccountEventKind.PurchaseOptionExercised => Make(kind, effective, amount, rate: 7m),
            AccountEventKind.LeaseReturned => Make(kind, effective, number: deed.Pick % 4 == 0 ? null : deed.Pick % 30),
            AccountEventKind.MilesBought => Make(kind, effective, amount, number: 1 + (deed.Pick * 10)),
            AccountEventKind.ChargeOff or AccountEventKind.ReturnReported => Make(kind, effective),
            _ => Make(kind, effective, amount),
        };
    }

    private AccountEvent Make(AccountEventKind kind, DateOnly on, Money amount = default, int? number = null, int? reverses = null, decimal? rate = null, DateOnly? until = null) => new()
    {
        Sequence = Events.Count + 1,
        Kind = kind,
        EffectiveOn = on,
        BookedAt = today.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
        Amount = amount,
        Number = number,
        Reverses = reverses,
        Rate = rate,
        UntilOn = until,
        ActorName = "random",
    };

    private void Book(AccountEvent e)
    {
        var plan = fast && Replay.IsInOrder(State, e) && EventRules.HistoryRefusal(Events, e) is null
            ? Posting.Plan(Terms, AccountState.FromCheckpoint(State.ToCheckpoint()), e)
            : Posting.Plan(Terms, Events, e);
        if (plan.Refusal is not null)
        {
            return;
        }

        Events.Add(e);
        foreach (var sequence in plan.Reverse)
        {
            var lines = standing[sequence];
            standing.Remove(sequence);
            Write(sequence, isReversal: true, Events[sequence - 1].EffectiveOn, lines);
        }

        foreach (var journal in plan.Post)
        {
            standing.Add(journal.EventSequence, journal.Lines);
            Write(journal.EventSequence, isReversal: false, journal.EffectiveOn, journal.Lines);
        }

        State = plan.State;
        Snapshots.Add((Events.Count, State.ToCheckpoint()));
    }

    private void Write(int sequence, bool isReversal, DateOnly effectiveOn, IReadOnlyList<JournalLine> lines)
    {
        Rows.Add(new LedgerRow(sequence, isReversal, effectiveOn, string.Join(", ", lines.Select(l => $"{l.Account} {l.Amount}"))));
        foreach (var line in lines)
        {
            Sums[line.Account] = Sums.GetValueOrDefault(line.Account) + (isReversal ? -line.Amount : line.Amount);
        }
    }
}
