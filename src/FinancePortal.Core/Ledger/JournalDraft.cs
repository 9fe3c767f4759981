using FinancePortal.Core.Values;

namespace FinancePortal.Core.Ledger;

/// <summary>One line of a journal that is not written yet: debit positive, credit negative.</summary>
public readonly record struct JournalLine(LedgerAccount Account, Money Amount);

/// <summary>
/// Collects the lines that one event causes, one per account of the chart. It is reused from event to event, so that a replay
/// makes no garbage for journals nobody asked for.
/// </summary>
public sealed class JournalDraft
{
    private static readonly LedgerAccount[] Chart = [.. Enum.GetValues<LedgerAccount>().Order()];
    private static readonly int[] Place = PlacesOfChart();

    private readonly long[] cents = new long[Chart.Length];
    private bool touched;

    /// <summary>Adds to an account: a debit with a positive amount, a credit with a negative one.</summary>
    /// <exception cref="OverflowException">The sum does not fit in a long of cents.</exception>
    public void Add(LedgerAccount account, Money amount)
    {
        if (!amount.IsZero)
        {
            cents[Place[(int)account]] += amount.Cents;
            touched = true;
        }
    }

    /// <summary>A debit of one account and the same credit of another.</summary>
    public void Move(LedgerAccount debit, LedgerAccount credit, Money amount)
    {
        Add(debit, amount);
        Add(credit, -amount);
    }

    public Money this[LedgerAccount account] => Money.FromCents(cents[Place[(int)account]]);

    /// <summary>The lines in the order of the chart, without those of zero; empty when the event books nothing.</summary>
    /// <exception cref="InvalidOperationException">The lines do not sum to zero.</exception>
    public IReadOnlyList<JournalLine> Lines()
    {
        if (!touched)
        {
            return [];
        }

        var lines = new List<JournalLine>(6);
        var sum = 0L;
        for (var i = 0; i < cents.Length; i++)
        {
            if (cents[i] != 0)
            {
                lines.Add(new JournalLine(Chart[i], Money.FromCents(cents[i])));
                sum += cents[i];
            }
        }

        return sum == 0 ? lines : throw new InvalidOperationException($"The lines of a journal sum to {Money.FromCents(sum)}, not to zero.");
    }

    public void Clear()
    {
        if (touched)
        {
            Array.Clear(cents);
            touched = false;
        }
    }

    private static int[] PlacesOfChart()
    {
        var places = new int[(int)Chart[^1] + 1];
        for (var i = 0; i < Chart.Length; i++)
        {
            places[(int)Chart[i]] = i;
        }

        return places;
    }
}
