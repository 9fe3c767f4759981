namespace FinancePortal.Core.Payments.Cards;

/// <summary>The numbers are stored.</summary>
public enum CardChargeStatus
{
    /// <summary>What the processor did is not known yet, or it was not asked.</summary>
    Open = 1,
    Charged = 2,
    Declined = 3,
}

/// <summary>The intent to charge a card for a payment: committed before the processor is called, and ended by its own word only.</summary>
public sealed class CardCharge
{
    public long CardChargeId { get; private set; }
    public long PaymentId { get; private set; }
    public required Payment Payment { get; init; }

    /// <summary>The processor's name for it; null until it answered.</summary>
    public string? ProcessorId { get; private set; }
    public CardChargeStatus Status { get; private set; } = CardChargeStatus.Open;

    /// <summary>Why it was declined, as the processor names it.</summary>
    public string DeclineCode { get; private set; } = "";
    public required DateTime CreatedAt { get; init; }
    public DateTime? EndedAt { get; private set; }
    public long Version { get; private set; }

    public bool IsOpen => Status is CardChargeStatus.Open;

    public void Prepared(string processorId) => ProcessorId ??= processorId;

    public void End(CardChargeStatus status, string code, DateTime at)
    {
        if (!IsOpen)
        {
            throw new InvalidOperationException($"Card charge {CardChargeId} has ended.");
        }

        Status = status;
        DeclineCode = code;
        EndedAt = at;
    }
}
