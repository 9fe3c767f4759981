using System.Text.Json.Serialization;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>An installment that was billed and is not satisfied yet.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Amount">What it asks for; a lease payment with its tax.</param>
/// <param name="Received">What came in for it; a half is remembered until the other half comes.</param>
/// <param name="LateFee">Whether its one late fee was assessed .</param>
public readonly record struct OpenInstallment(int Number, DateOnly DueOn, Money Amount, Money Received, bool LateFee = false)
{
    [JsonIgnore]
    public Money Left => Amount - Received;
}

/// <summary>A fee that is not paid in full.</summary>
/// <param name="Sequence">The event that assessed it; waivers name it.</param>
public readonly record struct FeeDue(int Sequence, AccountEventKind Kind, DateOnly On, Money Left);

/// <summary>
/// An account after the last event that counted: everything that is needed to go on from there without the events before
/// (SCHEMA, checkpoint). It knows no clock: what accrues after <see cref="AccruedThrough"/> is added by whoever asks.
/// </summary>
public sealed class AccountState
{
    [JsonInclude, JsonPropertyName("seq")]
    public int LastSequence { get; internal set; }

    /// <summary>The latest effective date that counted; an earlier event is back-dated.</summary>
    [JsonInclude, JsonPropertyName("on")]
    public DateOnly LastEffectiveOn { get; internal set; }

    [JsonInclude, JsonPropertyName("st")]
    public AccountStatus Status { get; internal set; } = AccountStatus.Open;

    /// <summary>Funded or taken over: before that nothing else can happen.</summary>
    [JsonInclude, JsonPropertyName("fu")]
    public bool IsFunded { get; internal set; }

    /// <summary>Principal owed; never below zero.</summary>
    [JsonInclude, JsonPropertyName("p")]
    public Money Principal { get; internal set; }

    /// <summary>
    /// Unpaid interest through <see cref="AccruedThrough"/>, exact: dollars times the units per year of the contract's day
    /// count. Only <see cref="LoanServicing"/> divides and rounds it.
    /// </summary>
    [JsonInclude, JsonPropertyName("x")]
    public decimal InterestNumerator { get; internal set; }

    [JsonInclude, JsonPropertyName("xon")]
    public DateOnly AccruedThrough { get; internal set; }

    /// <summary>The part of unpaid interest that is booked as receivable.</summary>
    [JsonInclude, JsonPropertyName("xb")]
    public Money InterestBooked { get; internal set; }

    /// <summary>Interest forgiven by rate relief since the last billing, exact like <see cref="InterestNumerator"/>.</summary>
    [JsonInclude, JsonPropertyName("fg")]
    public decimal ForgivenNumerator { get; internal set; }

    /// <summary>The highest annual rate while relief lasts, as a fraction .</summary>
    [JsonInclude, JsonPropertyName("rr")]
    public decimal? ReliefRate { get; internal set; }

    /// <summary>The last day of relief; null while it is open.</summary>
    [JsonInclude, JsonPropertyName("ru")]
    public DateOnly? ReliefUntil { get; internal set; }

    /// <summary>How many installments were billed.</summary>
    [JsonInclude, JsonPropertyName("b")]
    public int Billed { get; internal set; }

    /// <summary>The last due date that was billed.</summary>
    [JsonInclude, JsonPropertyName("bon")]
    public DateOnly? LastBilledOn { get; internal set; }

    /// <summary>How many installments after the billed ones are already satisfied.</summary>
    [JsonInclude, JsonPropertyName("a")]
    public int Ahead { get; internal set; }

    /// <summary>What came in for the first installment that is neither billed nor satisfied.</summary>
    [JsonInclude, JsonPropertyName("ra")]
    public Money ReceivedAhead { get; internal set; }

    /// <summary>The day of the month on which installments fall due.</summary>
    [JsonInclude, JsonPropertyName("dd")]
    public int DueDay { get; internal set; }

    /// <summary>By how many months deferrals and due-date changes moved the installments not billed yet.</summary>
    [JsonInclude, JsonPropertyName("sh")]
    public int MonthsShifted { get; internal set; }

    /// <summary>Payments added by lease extensions.</summary>
    [JsonInclude, JsonPropertyName("xp")]
    public int ExtraPayments { get; internal set; }

    /// <summary>Miles of a lease bought after signing.</summary>
    [JsonInclude, JsonPropertyName("mb")]
    public int MilesBought { get; internal set; }

    /// <summary>When the lessee reported the vehicle handed over; from this day nothing is billed.</summary>
    [JsonInclude, JsonPropertyName("ro")]
    public DateOnly? ReturnReportedOn { get; internal set; }

    /// <summary>Lease payments booked as receivable and not received; zero for a loan, whose principal is booked instead.</summary>
    [JsonIgnore]
    public Money LeaseReceivable => IsLease ? OpenLeft : Money.Zero;

    [JsonInclude, JsonPropertyName("l")]
    internal bool IsLease { get; set; }

    /// <summary>Received before it is due under a lease; applied at the next billing.</summary>
    [JsonInclude, JsonPropertyName("u")]
    public Money Unapplied { get; internal set; }

    /// <summary>Money that is the customer's: over the total owed .</summary>
    [JsonInclude, JsonPropertyName("c")]
    public Money Credit { get; internal set; }

    [JsonInclude, JsonPropertyName("d")]
    public Money Deposit { get; internal set; }

    [JsonInclude, JsonPropertyName("co")]
    public Money ChargedOff { get; internal set; }

    /// <summary>Interest received so far; the year-end statement sums it by the date of receipt.</summary>
    [JsonInclude, JsonPropertyName("ip")]
    public Money InterestPaid { get; internal set; }

    [JsonInclude, JsonPropertyName("o")]
    internal List<OpenInstallment> OpenList { get; set; } = [];

    [JsonInclude, JsonPropertyName("f")]
    internal List<FeeDue> FeeList { get; set; } = [];

    /// <summary>Billed and not satisfied, oldest first.</summary>
    [JsonIgnore]
    public IReadOnlyList<OpenInstallment> Open => OpenList;

    /// <summary>Fees not paid, oldest first.</summary>
    [JsonIgnore]
    public IReadOnlyList<FeeDue> Fees => FeeList;

    /// <summary>How many installments are satisfied.</summary>
    [JsonIgnore]
    public int Satisfied => Billed - OpenList.Count + Ahead;

    [JsonIgnore]
    public Money FeesOwed
    {
        get
        {
            var sum = Money.Zero;
            foreach (var fee in FeeList)
            {
                sum += fee.Left;
            }

            return sum;
        }
    }

    /// <summary>What the open installments still ask for.</summary>
    [JsonIgnore]
    public Money OpenLeft
    {
        get
        {
            var sum = Money.Zero;
            foreach (var open in OpenList)
            {
                sum += open.Left;
            }

            return sum;
        }
    }

    /// <summary>An independent copy to go on from: a what-if never touches the original.</summary>
    public AccountState Copy()
    {
        var copy = (AccountState)MemberwiseClone();
        copy.OpenList = [.. OpenList];
        copy.FeeList = [.. FeeList];
        return copy;
    }

    /// <summary>The state as compact JSON with its version, to be stored on the account.</summary>
    public string ToCheckpoint() => AccountCheckpoint.Write(this);

    /// <exception cref="FormatException">The text is no checkpoint of a known version: replay the events instead.</exception>
    public static AccountState FromCheckpoint(string checkpoint) => AccountCheckpoint.Read(checkpoint);
}
