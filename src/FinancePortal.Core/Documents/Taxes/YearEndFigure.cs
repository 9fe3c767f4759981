using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.Documents.Taxes;

/// <summary>What was said to the customer, and where a form is due to the IRS, about one year's interest; corrected by a later revision.</summary>
public sealed class YearEndFigure
{
    public long YearEndFigureId { get; private set; }
    public required long FinancedAccountId { get; init; }
    public required int Year { get; init; }

    /// <summary>0 for the first one, then one more for each correction.</summary>
    public required int Revision { get; init; }
    public required Money Interest { get; init; }

    /// <summary>Whether a Form 1098-VLI goes with it.</summary>
    public required bool HasForm { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime IssuedAt { get; init; }
}

/// <summary>Whether a year's interest must be reported on Form 1098-VLI (IRC 6050AA, R-904), and why not.</summary>
public static class VehicleLoanInterest
{
    private const int FirstYear = 2025;
    private const int LastYear = 2028;
    private static readonly DateOnly IncurredAfter = new(2024, 12, 31);

    /// <summary>World manufacturer codes of vehicles assembled in the United States begin with these.</summary>
    private const string AssembledHere = "1457";

    /// <summary>
    /// $600 or more received in 2025 to 2028 on a loan made after 2024 for a new vehicle assembled in the United States. First lien
    /// and personal use hold for every consumer contract of this company; all its vehicles are lighter than 14,000 lb.
    /// </summary>
    public static bool NeedsForm(FinancedAccount account, int year, Money interest)
    {
        ArgumentNullException.ThrowIfNull(account);
        return year is >= FirstYear and <= LastYear
            && interest >= InterestReceived.StatementFloor
            && account.Product is not ProductKind.Lease
            && account.CurrentTerms.ContractDate > IncurredAfter
            && account.Vehicle.Condition is VehicleCondition.New
            && AssembledHere.Contains(account.Vehicle.Vin[0], StringComparison.Ordinal);
    }
}
