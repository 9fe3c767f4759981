using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Documents.Statements;

/// <summary>One thing that happened in the month. For a loan the parts of a payment are shown; for a lease the amount alone.</summary>
/// <param name="Amount">What was charged (positive) or received (negative).</param>
/// <param name="Principal">What it did to the principal balance: a payment lowers it.</param>
/// <param name="Interest">Interest that was received, or given back by a return.</param>
/// <param name="Fees">Fees that were received, or given back by a return.</param>
public sealed record StatementLine(DateOnly On, string What, Money Amount, Money Principal, Money Interest, Money Fees);

/// <summary>
/// A monthly billing statement (F-602): the one model that page and PDF are written from. Frozen when it is made, from what was
/// known then: what is corrected later stands in a later statement.
/// </summary>
public sealed record Statement
{
    /// <summary>How many days before the due date it is made.</summary>
    public const int DaysBeforeDue = 20;

    public required ProductKind Product { get; init; }
    public required string Addressee { get; init; }
    public required string LastFour { get; init; }
    public required string VehicleName { get; init; }

    /// <summary>The first and the last day whose bookings it shows.</summary>
    public required DateOnly From { get; init; }
    public required DateOnly Through { get; init; }

    /// <summary>The day it is made.</summary>
    public DateOnly MadeOn => Through.AddDays(1);

    /// <summary>This month's due date.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>
    /// Before the first line: the principal balance of a loan; what a lease asks for (payments billed and charges, less what was
    /// paid ahead or is the customer's), so that its lines' amounts lead from here to <see cref="BalanceAfter"/>.
    /// </summary>
    public required Money BalanceBefore { get; init; }

    /// <summary>The same after the last line.</summary>
    public required Money BalanceAfter { get; init; }
    public required IReadOnlyList<StatementLine> Lines { get; init; }

    /// <summary>Of installments that were due before this statement.</summary>
    public Money PastDue { get; init; }
    public Money FeesDue { get; init; }

    /// <summary>What the month's installment still asks for.</summary>
    public Money Installment { get; init; }

    /// <summary>What came in for that installment before this statement.</summary>
    public Money ReceivedEarly { get; init; }

    /// <summary>What a lease keeps for payments to come.</summary>
    public Money PaidAhead { get; init; }

    /// <summary>Money that is the customer's.</summary>
    public Money Credit { get; init; }
    public Money AmountDue => PastDue + FeesDue + Installment;

    /// <summary>When nothing is due this month, the next date on which something is.</summary>
    public DateOnly? NextDueOn { get; init; }

    public Money PrincipalThisYear { get; init; }

    /// <summary>Received since January 1; always zero for a lease, which has none.</summary>
    public Money InterestThisYear { get; init; }
    public Money FeesThisYear { get; init; }

    /// <summary>Everything received since January 1.</summary>
    public Money PaidThisYear { get; init; }

    /// <summary>When a late fee arises if the installment is not paid, and how much it is at most; null when there is none.</summary>
    public DateOnly? LateFeeFrom { get; init; }
    public Money LateFee { get; init; }

    /// <summary>From what autopay debits, such as <c>First Example Bank ending in 0934</c>; empty when it is off.</summary>
    public string Autopay { get; init; } = "";
    public IReadOnlyList<string> Messages { get; init; } = [];

    public bool IsLease => Product is ProductKind.Lease;
    public string Title => $"Statement for {DocumentWords.Month(DueOn)}";

    /// <summary>One statement an account and month.</summary>
    public static string SubjectOf(DateOnly dueOn) => dueOn.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    public string BalanceName => IsLease ? "Lease balance" : "Principal balance";

    /// <summary>Why a lease's balance is below zero; empty when it is not.</summary>
    public string BalanceSentence => IsLease && PaidAhead.IsPositive
        ? $"You paid {PaidAhead} ahead. It counts toward your next payment{(BalanceAfter.IsNegative ? ", so your lease balance is below zero" : "")}."
        : "";

    public string DueSentence =>
        AmountDue.IsPositive ? $"Please pay {AmountDue} by {DocumentWords.Day(DueOn)}."
        : NextDueOn is { } next ? $"Nothing is due this month. Your next payment is due {DocumentWords.Day(next)}."
        : "Nothing is due.";

    /// <summary>Empty when no late fee can arise.</summary>
    public string LateFeeSentence => LateFeeFrom is { } from && LateFee.IsPositive && AmountDue.IsPositive
        ? $"If we don’t have this month’s payment by {DocumentWords.Day(from.AddDays(-1))}, a late fee of up to {LateFee} is added."
        : "";

    /// <summary>Empty when autopay is off.</summary>
    public string AutopaySentence => Autopay.Length == 0 ? ""
        : AmountDue.IsPositive ? $"Autopay is on: we’ll debit {Autopay} on the due date. You don’t need to send anything."
        : $"Autopay is on, from {Autopay}. Nothing is debited this month.";

    /// <summary>The parts of the amount due, their sum last.</summary>
    public IEnumerable<(string Label, Money Value)> DueParts()
    {
        if (PastDue.IsPositive)
        {
            yield return ("Past due", PastDue);
        }

        if (FeesDue.IsPositive)
        {
            yield return ("Fees", FeesDue);
        }

        yield return ($"Payment due {DocumentWords.Day(DueOn)}", Installment + ReceivedEarly);
        if (ReceivedEarly.IsPositive)
        {
            yield return ("Received for it already", -ReceivedEarly);
        }

        yield return ("Amount due", AmountDue);
    }

    /// <summary>What was received since January 1; a lease has no interest.</summary>
    public IEnumerable<(string Label, Money Value)> YearParts()
    {
        if (!IsLease)
        {
            yield return ("Interest paid", InterestThisYear);
            yield return ("Principal paid", PrincipalThisYear);
        }

        yield return ("Fees paid", FeesThisYear);
        yield return ("Paid in all", PaidThisYear);
    }

    /// <summary>The statement as a paper of its account.</summary>
    public Document ToDocument(long financedAccountId, DateTime at, DeliveryRoute delivery = DeliveryRoute.None) => new()
    {
        FinancedAccountId = financedAccountId,
        Kind = DocumentKind.Statement,
        Form = DocumentForm.Statement,
        Title = Title,
        DatedOn = MadeOn,
        Subject = SubjectOf(DueOn),
        Content = DocumentWords.ToContent(this),
        CreatedAt = at,
        Delivery = delivery,
    };
}
