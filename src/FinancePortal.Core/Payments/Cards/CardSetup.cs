using FinancePortal.Core.Customers;

namespace FinancePortal.Core.Payments.Cards;

/// <summary>The numbers are stored.</summary>
public enum CardSetupStatus
{
    Open = 1,
    Saved = 2,
    Abandoned = 3,

    /// <summary>It was a credit or prepaid card.</summary>
    NotDebit = 4,

    /// <summary>The wallet was full by then.</summary>
    NoPlace = 5,
}

/// <summary>A customer's way to the processor's page and back: written before the processor is asked for the page.</summary>
public sealed class CardSetup
{
    public long CardSetupId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public long CustomerId { get; private set; }
    public required Customer Customer { get; init; }
    public required DateTime StartedAt { get; init; }

    /// <summary>The processor's name for its page; null until it answered.</summary>
    public string? PageId { get; set; }
    public CardSetupStatus Status { get; private set; } = CardSetupStatus.Open;
    public DateTime? EndedAt { get; private set; }
    public long? PaymentMethodId { get; private set; }
    public PaymentMethod? Method { get; private set; }
    public long Version { get; private set; }

    public void End(CardSetupStatus status, DateTime at, PaymentMethod? method = null)
    {
        if (Status is not CardSetupStatus.Open)
        {
            throw new InvalidOperationException($"Card setup {Reference} has ended.");
        }

        Status = status;
        EndedAt = at;
        Method = method;
    }
}
