namespace FinancePortal.Core.Customers.Registration;

/// <summary>What somebody says of themselves, of the right shape but otherwise unproven.</summary>
public sealed record PersonClaim
{
    public required string FirstName { get; init; }
    public required string LastName { get; init; }
    public required string Street { get; init; }
    public required string Zip { get; init; }
    public required DateOnly BornOn { get; init; }

    /// <summary>Never logged, kept or shown.</summary>
    public required string Ssn { get; init; }

    /// <summary>Keeps the number out of every message and log that prints the claim.</summary>
    public override string ToString() => nameof(PersonClaim);
}
