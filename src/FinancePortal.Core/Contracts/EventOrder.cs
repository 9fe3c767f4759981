namespace FinancePortal.Core.Contracts;

/// <summary>
/// The events of a life in the order in which they count, and which of them were undone. A reversal undoes an event wherever it
/// stands; the reversal of a reversal lets the event count again. Events that come sorted are not copied.
/// </summary>
internal readonly struct EventOrder
{
    private readonly IReadOnlyList<AccountEvent> events;
    private readonly HashSet<int>? undone;

    private EventOrder(IReadOnlyList<AccountEvent> events, HashSet<int>? undone)
    {
        this.events = events;
        this.undone = undone;
    }

    public AccountEvent At(int index) => events[index];

    public bool Counts(AccountEvent e) => e.Kind != AccountEventKind.Reversal && Stands(e);

    /// <summary>Whether nobody undid it; true also of a reversal that holds.</summary>
    public bool Stands(AccountEvent e) => undone is null || !undone.Contains(e.Sequence);

    public static EventOrder Of(IReadOnlyList<AccountEvent> events)
    {
        var sorted = true;
        var reversals = false;
        for (var i = 0; i < events.Count; i++)
        {
            sorted &= i == 0 || Compare(events[i - 1], events[i]) <= 0;
            reversals |= events[i].Kind == AccountEventKind.Reversal;
        }

        var ordered = events;
        if (!sorted)
        {
            var copy = events.ToArray();
            Array.Sort(copy, Compare);
            ordered = copy;
        }

        return new EventOrder(ordered, reversals ? Undone(events) : null);
    }

    private static int Compare(AccountEvent a, AccountEvent b)
    {
        var byDate = a.EffectiveOn.CompareTo(b.EffectiveOn);
        return byDate != 0 ? byDate : a.Sequence.CompareTo(b.Sequence);
    }

    /// <summary>A later reversal decides about an earlier one, so they are read from the last to the first.</summary>
    private static HashSet<int> Undone(IReadOnlyList<AccountEvent> events)
    {
        var voided = new HashSet<int>();
        foreach (var reversal in events.Where(e => e.Kind == AccountEventKind.Reversal).OrderByDescending(e => e.Sequence))
        {
            if (!voided.Contains(reversal.Sequence))
            {
                voided.Add(reversal.Reverses ?? throw new EventRefusedException(EventRefusal.NoSuchEvent, reversal));
            }
        }

        // What only waives or settles an event that never counted did not happen either.
        foreach (var e in events.Where(e => e.Kind is AccountEventKind.PaymentSettled or AccountEventKind.FeeWaived && e.Reverses is { } target && voided.Contains(target)))
        {
            voided.Add(e.Sequence);
        }

        return voided;
    }
}
