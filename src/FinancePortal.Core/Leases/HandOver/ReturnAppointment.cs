namespace FinancePortal.Core.Leases.HandOver;

/// <summary>A day and time at a dealer for the return. The database lets a slot stand once, and one appointment a lease.</summary>
public sealed class ReturnAppointment
{
    public long ReturnAppointmentId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public required long FinancedAccountId { get; init; }

    /// <summary>Code of the dealer list.</summary>
    public required string Dealer { get; init; }
    public required DateOnly On { get; init; }

    /// <summary>By the dealer's own clock.</summary>
    public required TimeOnly At { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime BookedAt { get; init; }

    /// <summary>UTC; null while it stands.</summary>
    public DateTime? CancelledAt { get; private set; }
    public long Version { get; private set; }

    public void Cancel(DateTime at) => CancelledAt ??= at;
}
