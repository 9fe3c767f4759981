namespace FinancePortal.Core.Values;

public enum ActorKind
{
    Customer = 0,
    Dealer = 1,
    Staff = 2,
    System = 3,
}

/// <summary>Who makes a change, from where, and for staff why. Every change takes one; the audit trail keeps it.</summary>
/// <param name="Kind">In which capacity.</param>
/// <param name="UserId">The sign-in, when a person acts.</param>
/// <param name="CustomerId">The customer whose rights are used, when a customer acts.</param>
/// <param name="Name">What the audit trail shows: a person's name or a job's name.</param>
/// <param name="Source">Network address or machine; never shown to customers.</param>
/// <param name="Reason">Why, where a reason is asked for.</param>
public sealed record Actor(ActorKind Kind, long? UserId, long? CustomerId, string Name, string Source = "", string Reason = "")
{
    /// <summary>A job, the demo or the intake.</summary>
    public static Actor System(string name) => new(ActorKind.System, UserId: null, CustomerId: null, name);
}
