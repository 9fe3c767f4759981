using FinancePortal.Core.Customers;

namespace FinancePortal.Core.Payments;

public enum PaymentMethodKind
{
    Checking = 1,
    Savings = 2,
    DebitCard = 3,
}

/// <summary>A bank account or card in a customer's wallet; only the last four digits are ever shown.</summary>
public sealed class PaymentMethod
{
    public long PaymentMethodId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public long CustomerId { get; private set; }
    public required Customer Customer { get; init; }
    public required PaymentMethodKind Kind { get; init; }
    public required string LastFour { get; init; }
    public string BankName { get; init; } = "";
    public string Nickname { get; set; } = "";

    /// <summary>When the account was proven to exist and accept debits; nothing is debited before.</summary>
    public DateTime? ValidatedAt { get; set; }

    /// <summary>Set by a return code; a blocked method is never debited again .</summary>
    public DateTime? BlockedAt { get; set; }
    public DateTime? RemovedAt { get; set; }
    public required DateTime AddedAt { get; init; }
    public long Version { get; private set; }

    public bool IsUsable => ValidatedAt is not null && BlockedAt is null && RemovedAt is null;

    /// <summary>What a customer calls it: the nickname, or <c>Checking</c>.</summary>
    public string Name => NameOf(Kind, Nickname);

    public string KindName => NameOf(Kind, nickname: "");

    public static string NameOf(PaymentMethodKind kind, string nickname) => nickname.Length > 0 ? nickname : kind switch
    {
        PaymentMethodKind.Checking => "Checking",
        PaymentMethodKind.Savings => "Savings",
        _ => "Debit card",
    };
}
