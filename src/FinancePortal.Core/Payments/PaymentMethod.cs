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
    /// <summary>How many a customer may keep. Each has a place of its own, so that a unique index holds the limit.</summary>
    public const int Most = 5;

    /// <summary>What <see cref="BlockedCode"/> says when the micro-deposits were not recognized.</summary>
    public const string TooManyTries = "TRY";

    public long PaymentMethodId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public long CustomerId { get; private set; }
    public required Customer Customer { get; init; }
    public required PaymentMethodKind Kind { get; set; }

    /// <summary>1 to <see cref="Most"/> for those that customers add, free again once removed; null for what came with the account.</summary>
    public int? Place { get; set; }
    public required string LastFour { get; set; }
    public string BankName { get; set; } = "";
    public string Nickname { get; set; } = "";

    /// <summary>Nine digits; null for a card.</summary>
    public string? RoutingNumber { get; set; }

    /// <summary>Sealed for this row and column; erased when the method is removed.</summary>
    public byte[]? AccountNumber { get; private set; }

    /// <summary>The number of the key that sealed it.</summary>
    public int? AccountNumberKey { get; private set; }

    /// <summary>When the account was proven to exist and accept debits; nothing is debited before.</summary>
    public DateTime? ValidatedAt { get; set; }

    /// <summary>Set by a return code; a blocked method is never debited again .</summary>
    public DateTime? BlockedAt { get; private set; }

    /// <summary>The return code, or <see cref="TooManyTries"/>.</summary>
    public string? BlockedCode { get; private set; }
    public DateTime? RemovedAt { get; private set; }

    /// <summary>The card processor's name for a card: worth nothing without our key. Kept until the processor has forgotten the card.</summary>
    public string? CardToken { get; private set; }

    /// <summary>The last day of a card.</summary>
    public DateOnly? ExpiresOn { get; private set; }
    public required DateTime AddedAt { get; init; }

    /// <summary>When something new was to be paid from it, or to it.</summary>
    public DateTime? LastUsedAt { get; private set; }
    public long Version { get; private set; }

    public bool IsUsable => ValidatedAt is not null && BlockedAt is null && RemovedAt is null;

    /// <summary>Whether a debit may be made by itself: not while its owner, read with it, has frozen what they pay with.</summary>
    public bool MayDebit => IsUsable && Customer.PaymentsFrozenAt is null;
    public bool IsBankAccount => Kind is not PaymentMethodKind.DebitCard;

    /// <summary>What a customer calls it: the nickname, or <c>Checking</c>.</summary>
    public string Name => NameOf(Kind, Nickname);

    public string KindName => NameOf(Kind, nickname: "");

    public static string NameOf(PaymentMethodKind kind, string nickname) => nickname.Length > 0 ? nickname : kind switch
    {
        PaymentMethodKind.Checking => "Checking",
        PaymentMethodKind.Savings => "Savings",
        _ => "Debit card",
    };

    /// <summary>Takes a sealed number and what may be shown of it.</summary>
    public void Seal(byte[] accountNumber, int key, string lastFour)
    {
        AccountNumber = accountNumber;
        AccountNumberKey = key;
        LastFour = lastFour;
    }

    public void KeepCard(string token, DateOnly expiresOn)
    {
        CardToken = token;
        ExpiresOn = expiresOn;
    }

    public void ForgetCard() => CardToken = null;

    public void Block(string code, DateTime at)
    {
        BlockedAt ??= at;
        BlockedCode ??= code;
    }

    /// <summary>
    /// Something new needs it. Where readers do not wait for writers (SQL Server), this is the row on which its removal and its use
    /// meet: one of the two loses, looks again and is refused.
    /// </summary>
    public void Use(DateTime at)
    {
        if (!IsUsable)
        {
            throw new InvalidOperationException($"Payment method {Reference} is not usable.");
        }

        LastUsedAt = at;
    }

    /// <summary>The number is forgotten; name and last four stay for the history.</summary>
    public void Remove(DateTime at)
    {
        RemovedAt ??= at;
        AccountNumber = null;
        AccountNumberKey = null;
        Place = null;
    }
}
