using FinancePortal.Core.Values;

namespace FinancePortal.Core.ServicePlans;

public enum PlanKind
{
    ComplimentaryMaintenance = 1,
    Roadside = 2,
    ManufacturerProtection = 3,
    ExtendedService = 4,
    TireAndWheel = 5,
    Gap = 6,

    /// <summary>Takes over excess wear when a lease ends.</summary>
    WearAndUse = 7,
}

/// <summary>What a plan says to a question about a part.</summary>
public enum CoverageVerdict
{
    Yes = 1,
    No = 2,

    /// <summary>It depends on something that only the provider or a look at the vehicle can tell.</summary>
    Ask = 3,
}

/// <summary>
/// The printed text of a plan as data: every contract that was sold on this form shares it. A changed text is a form with a new
/// number, so what a customer signed stays what it was.
/// </summary>
public sealed record PlanForm
{
    /// <summary>As printed on the form: <c>HPP-ES-72</c>.</summary>
    public required string Number { get; init; }
    public required PlanKind Kind { get; init; }
    public required string Name { get; init; }

    /// <summary>Who pays under the plan.</summary>
    public required string Provider { get; init; }
    public required string ClaimsPhone { get; init; }

    /// <summary>Help on the road, day and night; empty when the plan has none.</summary>
    public string RoadsidePhone { get; init; } = "";

    /// <summary>What the customer pays of each covered visit.</summary>
    public Money Deductible { get; init; }
    /// <summary>The most excess wear that it takes over at the return of a leased vehicle (F-706).</summary>
    public Money WearCover { get; init; }
    public required TransferTerms Transfer { get; init; }

    /// <summary>Null for what comes with the vehicle and was not sold for a price.</summary>
    public CancellationTerms? Cancellation { get; init; }
    public required IReadOnlyList<CoverageItem> Coverage { get; init; }
}

/// <summary>One row of a form: a part or service, whether it is covered, and the clause that says so.</summary>
public sealed record CoverageItem
{
    public required string Part { get; init; }

    /// <summary>Other words that people use for it.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
    public required CoverageVerdict Answer { get; init; }
    public required string Clause { get; init; }
    public required string Text { get; init; }

    /// <summary>Its own limit, counted from the start of the plan; null when it lasts as long as the plan.</summary>
    public int? Months { get; init; }

    /// <inheritdoc cref="Months"/>
    public int? Miles { get; init; }
}

/// <summary>How the price comes back when the plan is cancelled .</summary>
public sealed record CancellationTerms
{
    public required string Clause { get; init; }

    /// <summary>So many days after the start the whole price comes back, if nothing was claimed.</summary>
    public required int FullRefundDays { get; init; }

    /// <summary>Kept by the provider afterwards.</summary>
    public required Money Fee { get; init; }

    /// <summary>Claims that were paid are taken off.</summary>
    public required bool ClaimsAreDeducted { get; init; }
}

/// <summary>Whether a plan may go with the vehicle to its next owner.</summary>
public sealed record TransferTerms
{
    public required bool IsAllowed { get; init; }
    public Money Fee { get; init; }
    public required string Clause { get; init; }
}
