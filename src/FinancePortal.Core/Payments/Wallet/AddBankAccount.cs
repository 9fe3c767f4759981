using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Wallet;

/// <summary>A bank account as the customer typed it.</summary>
public sealed record AddBankAccount
{
    public required string RoutingNumber { get; init; }
    public required string AccountNumber { get; init; }
    public required PaymentMethodKind Kind { get; init; }
    public string Nickname { get; init; } = "";
}

public enum BankAccountField
{
    None = 0,
    RoutingNumber = 1,
    AccountNumber = 2,
    Nickname = 3,
}

public abstract record AddBankAccountAnswer
{
    private AddBankAccountAnswer()
    {
    }

    public sealed record Added(PaymentMethod Method) : AddBankAccountAnswer;

    /// <summary>Nothing was saved. <paramref name="Message"/> is for the customer and belongs beside <paramref name="Field"/>.</summary>
    public sealed record Refused(BankAccountField Field, string Message) : AddBankAccountAnswer;
}

/// <summary>What became of the two amounts that the customer typed.</summary>
public enum ProveAnswer
{
    Proven = 1,
    Wrong = 2,

    /// <summary>Wrong for the last time: the account is blocked.</summary>
    TooManyTries = 3,
    NotThereYet = 4,
    TooLate = 5,

    /// <summary>It is usable already, or blocked.</summary>
    NotAsked = 6,
}

/// <summary>Why a payment method cannot be removed now.</summary>
public enum RemoveAnswer
{
    Removed = 1,
    UsedByAutopay = 2,
    UsedByPayment = 3,
    UsedByRefund = 4,
}

/// <summary>A payment method for its own page and for the list.</summary>
/// <param name="Check">How it is being proven; null when it is not.</param>
/// <param name="UsedByAutopay">An active autopay debits it.</param>
public sealed record WalletMethod(PaymentMethod Method, MicroDepositCheck? Check, bool UsedByAutopay);

/// <summary>The rules of what can be typed for a bank account; whether it exists is found out afterwards.</summary>
public static class BankAccountRules
{
    public const int LongestNickname = 40;

    /// <summary>Digits as they stand on a check, without the spaces and hyphens that people type.</summary>
    public static string Digits(string? typed) => string.Concat((typed ?? "").Where(c => c is not (' ' or '-')));

    public static string? RefuseRouting(string digits) =>
        digits.Length != RoutingNumber.Length || !digits.All(char.IsAsciiDigit) ? "The routing number needs 9 digits. It's at the bottom left of a check."
        : !RoutingNumber.IsValid(digits) ? "This isn't a routing number: one of its digits is wrong. It's at the bottom left of a check."
        : null;

    /// <summary>As long as bank files can carry.</summary>
    public static string? RefuseAccount(string digits) =>
        digits.Length is >= 4 and <= 17 && digits.All(char.IsAsciiDigit) && digits.Trim('0').Length > 0 ? null : "Enter the account number with 4 to 17 digits, as it stands on a check.";

    public static string? RefuseNickname(string nickname) =>
        nickname.Length <= LongestNickname && !nickname.Any(char.IsControl) ? null : $"Use {LongestNickname} characters or fewer.";
}
