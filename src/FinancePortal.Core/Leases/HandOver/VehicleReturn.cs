namespace FinancePortal.Core.Leases.HandOver;

/// <summary>
/// A lessee's proof that the vehicle was handed over (F-709): from its upload nothing more is billed and no late fee or late report arises,
/// until a dealer books the vehicle in. One a lease.
/// </summary>
public sealed class VehicleReturn
{
    /// <summary>A dealer has so long to book it in; then a colleague looks.</summary>
    public const int HoursToBookIn = 48;

    public long VehicleReturnId { get; private set; }
    public required long FinancedAccountId { get; init; }
    public required string DealerName { get; init; }
    public required DateOnly HandedOverOn { get; init; }

    /// <summary>By the dealer's own clock, as on the receipt.</summary>
    public required TimeOnly HandedOverAt { get; init; }
    public required int Odometer { get; init; }

    /// <summary>Public names of the photos, with spaces between; empty without one.</summary>
    public string Photos { get; init; } = "";

    /// <summary>UTC.</summary>
    public required DateTime ReportedAt { get; init; }

    /// <summary>UTC; null until a colleague was asked.</summary>
    public DateTime? CaseOpenedAt { get; private set; }

    /// <summary>UTC; null until a dealer has it.</summary>
    public DateTime? BookedInAt { get; private set; }
    public long Version { get; private set; }

    public bool IsLate(DateTime now) => BookedInAt is null && now >= ReportedAt.AddHours(HoursToBookIn);

    public void CaseOpened(DateTime at) => CaseOpenedAt ??= at;

    public void BookIn(DateTime at) => BookedInAt ??= at;
}
