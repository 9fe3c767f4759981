using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Ach;

/// <summary>Who sends a bank file, and through which bank.</summary>
public sealed record AchOrigin
{
    /// <summary>Our bank's routing number, nine digits: it receives the file and originates the entries.</summary>
    public required string BankRouting { get; init; }
    public required string BankName { get; init; }

    /// <summary>How the bank knows the sender of files: ten characters.</summary>
    public required string SenderId { get; init; }
    public required string SenderName { get; init; }

    /// <summary>What customers read on their bank statements, up to sixteen characters.</summary>
    public required string CompanyName { get; init; }

    /// <summary>Ten characters, as the bank assigned them.</summary>
    public required string CompanyId { get; init; }

    /// <summary>The first eight digits, with which trace numbers begin.</summary>
    public string OriginatingBank => BankRouting[..8];
}

/// <summary>What the batches of a file can hold; the numbers are the service class codes.</summary>
public enum AchDirection
{
    Mixed = 200,
    Credits = 220,
    Debits = 225,
}

/// <summary>The head of a company batch: entries of one kind with one effective date.</summary>
/// <param name="Direction">Whether it debits or credits the accounts.</param>
/// <param name="EntryClass">WEB for debits authorized online (R-405), PPD for credits, COR for notifications of change.</param>
/// <param name="Description">Up to ten characters; <see cref="AchDescription"/>.</param>
/// <param name="EffectiveOn">The banking day on which it is to settle.</param>
public readonly record struct AchBatchHead(AchDirection Direction, string EntryClass, string Description, DateOnly EffectiveOn);

/// <summary>Company entry descriptions. Those in capitals are prescribed by the network's rules (R-409, R-410).</summary>
public static class AchDescription
{
    public const string LoanPayment = "LOAN PMT";
    public const string LeasePayment = "LEASE PMT";
    public const string Retry = "RETRY PYMT";
    public const string ReturnFee = "RETURN FEE";
    public const string Refund = "REFUND";
    public const string AccountCheck = "ACCTVERIFY";
}

/// <summary>One entry to be written.</summary>
public sealed record AchEntryDraft
{
    public required string TransactionCode { get; init; }
    public required string Routing { get; init; }
    public required string Account { get; init; }
    public required Money Amount { get; init; }

    /// <summary>What comes back with a return: up to fifteen characters.</summary>
    public required string IndividualId { get; init; }
    public required string IndividualName { get; init; }

    /// <summary>Of WEB entries: <c>R</c> recurring, <c>S</c> single; otherwise blank.</summary>
    public char PaymentType { get; init; } = ' ';

    /// <summary>The last seven digits of the trace number; they ascend within a batch.</summary>
    public required int Sequence { get; init; }
    public IReadOnlyList<AchAddendaDraft> Addenda { get; init; } = [];
}

/// <summary>An addenda record from its type on through position 79 (98, 99) or 83 (05); the writer adds the numbers at its end.</summary>
public sealed record AchAddendaDraft(string Type, string Content)
{
    /// <summary>What the payment is for.</summary>
    public static AchAddendaDraft Payment(string information) => new("05", AchText.Fit(information, 80));

    /// <summary>A return of an entry (R-408).</summary>
    public static AchAddendaDraft Return(string code, string originalTrace, string originalBank, string information = "") =>
        new("99", $"{code,-3}{originalTrace,-15}{"",6}{originalBank,-8}{AchText.Fit(information, 44)}");

    /// <summary>A notification of change with the right data.</summary>
    public static AchAddendaDraft Change(string code, string originalTrace, string originalBank, string corrected) =>
        new("98", $"{code,-3}{originalTrace,-15}{"",6}{originalBank,-8}{AchText.Fit(corrected, 29)}{"",15}");
}

/// <summary>The transaction codes of entries to a bank account.</summary>
public static class AchTransaction
{
    public static string Debit(PaymentMethodKind kind) => Of(kind, '7');

    public static string Credit(PaymentMethodKind kind) => Of(kind, '2');

    /// <summary>A debit of nothing that only asks whether the account takes debits.</summary>
    public static string DebitPrenote(PaymentMethodKind kind) => Of(kind, '8');

    public static string CreditPrenote(PaymentMethodKind kind) => Of(kind, '3');

    /// <summary>A return or notification of change of a credit or of a debit.</summary>
    public static string Returned(PaymentMethodKind kind, bool ofDebit) => Of(kind, ofDebit ? '6' : '1');

    /// <summary>The kind of account that a code is for; null when it is neither checking nor savings.</summary>
    public static PaymentMethodKind? KindOf(string code) => code is [var first, _]
        ? first switch { '2' => PaymentMethodKind.Checking, '3' => PaymentMethodKind.Savings, _ => null }
        : null;

    private static string Of(PaymentMethodKind kind, char second) => kind switch
    {
        PaymentMethodKind.Checking => $"2{second}",
        PaymentMethodKind.Savings => $"3{second}",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only bank accounts are reached by bank files."),
    };
}
