namespace FinancePortal.Core.Leases.Ending;

/// <summary>What a lessee asks about the end. Each figure has an address of its own, so a comparison can be kept as a bookmark.</summary>
public sealed record LeaseEndQuestion
{
    public const int MostMonths = 60;
    public const int MostExtension = LeaseExtensionQuote.MonthsWithoutDisclosure;

    /// <summary>Over how many months after the end the choices are compared.</summary>
    public int Months { get; init; } = 12;
    public int ExtensionMonths { get; init; } = MostExtension;

    /// <summary>The odometer at the end; null for where the pace leads.</summary>
    public int? OdometerAtEnd { get; init; }

    /// <summary>Payments of the loan that buying is shown with; null for the company's usual one.</summary>
    public int? LoanMonths { get; init; }

    /// <summary>Of the line-up; null for the company's example.</summary>
    public string? Model { get; init; }
}
