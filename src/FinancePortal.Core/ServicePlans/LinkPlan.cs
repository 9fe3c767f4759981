using FinancePortal.Core.Values;

namespace FinancePortal.Core.ServicePlans;

/// <summary>A plan that a customer names by what its contract prints.</summary>
public sealed record LinkPlan
{
    public required string AccountReference { get; init; }
    public required string ContractNumber { get; init; }
    public required string Vin { get; init; }
}

public enum LinkRefusal
{
    /// <summary>The VIN is well formed, and another vehicle's.</summary>
    OtherVehicle = 1,

    /// <summary>No plan of that number for that VIN; which of the two is wrong is not said.</summary>
    NoSuchPlan = 2,

    /// <summary>Another account has it.</summary>
    LinkedElsewhere = 3,
}

public abstract record LinkAnswer
{
    private LinkAnswer()
    {
    }

    /// <summary>Linked now or before.</summary>
    public sealed record Linked(ServicePlan Plan) : LinkAnswer;

    /// <summary>The VIN is none: nothing was looked up.</summary>
    public sealed record BadVin(VinRefusal Refusal) : LinkAnswer;

    public sealed record Refused(LinkRefusal Refusal) : LinkAnswer;
}
