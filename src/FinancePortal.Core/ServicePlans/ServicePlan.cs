using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.ServicePlans;

/// <summary>Whether a plan still holds. The numbers are stored.</summary>
public enum PlanStatus
{
    Active = 1,
    Cancelled = 2,

    /// <summary>It went to the next owner with the vehicle.</summary>
    Transferred = 3,
}

/// <summary>
/// One sold or included plan: a contract number, a vehicle, limits of time and miles (F-801). It is known from the provider before
/// a customer links it to an account.
/// </summary>
public sealed class ServicePlan
{
    public long ServicePlanId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();

    /// <summary>As printed on the customer's contract, in upper case without spaces.</summary>
    public required string ContractNumber { get; init; }
    public required string Vin { get; init; }

    /// <summary>The form whose text holds: <see cref="PlanForm.Number"/>.</summary>
    public required string FormNumber { get; init; }
    public required DateOnly StartsOn { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly EndsOn { get; init; }
    public required int StartMiles { get; init; }

    /// <summary>The odometer reading at which it ends; null when miles do not count.</summary>
    public int? EndMiles { get; init; }

    /// <summary>What the customer paid for it; zero when it came with the vehicle.</summary>
    public Money Price { get; init; }
    public string SoldBy { get; init; } = "";

    public long? FinancedAccountId { get; private set; }
    public FinancedAccount? Account { get; private set; }
    public DateTime? LinkedAt { get; private set; }

    public PlanStatus Status { get; private set; } = PlanStatus.Active;

    /// <summary>The day of cancellation or transfer.</summary>
    public DateOnly? EndedOn { get; private set; }
    public string EndedWhy { get; private set; } = "";

    /// <summary>What came back when it was cancelled.</summary>
    public Money Refunded { get; private set; }

    /// <summary>The account event that booked it; null when nothing came back.</summary>
    public int? RefundedBySequence { get; private set; }
    public string? CancellationNumber { get; private set; }

    public List<PlanClaim> Claims { get; } = [];

    /// <summary>To the next owner; null while none was asked for.</summary>
    public PlanTransfer? Transfer { get; private set; }
    public long Version { get; private set; }

    /// <summary>A contract number as it is stored and compared.</summary>
    public static string NormalizeNumber(string? typed) => new([.. (typed ?? "").Where(c => !char.IsWhiteSpace(c)).Select(char.ToUpperInvariant)]);

    public void Link(FinancedAccount account, DateTime at)
    {
        Account = account;
        LinkedAt = at;
    }

    public void Cancel(DateOnly on, string why, Money refund, int? sequence, string number)
    {
        Require("cancelled");
        Status = PlanStatus.Cancelled;
        EndedOn = on;
        EndedWhy = why;
        Refunded = refund;
        RefundedBySequence = sequence;
        CancellationNumber = number;
        Transfer = null;
    }

    public void AskToTransfer(PlanTransfer transfer)
    {
        Require("transferred");
        Transfer ??= transfer;
    }

    /// <summary>The provider or the next owner said no: the plan stays, and may be asked for again.</summary>
    public void RefuseTransfer() => Transfer = null;

    public void CompleteTransfer(DateOnly on)
    {
        Require("transferred");
        Status = PlanStatus.Transferred;
        EndedOn = on;
    }

    private void Require(string action)
    {
        if (Status is not PlanStatus.Active)
        {
            throw new InvalidOperationException($"Plan {ContractNumber} is {Status} and cannot be {action}.");
        }
    }
}

/// <summary>A plan that its owner wants to go to the vehicle's next owner.</summary>
public sealed record PlanTransfer
{
    public required string NewOwner { get; init; }
    public required string NewOwnerEmail { get; init; }
    public required DateTime AskedAt { get; init; }
}

/// <summary>Where a claim is. The numbers are stored.</summary>
public enum ClaimStatus
{
    /// <summary>Reported here; the provider has not answered.</summary>
    Reported = 1,
    Approved = 2,
    Declined = 3,
    Paid = 4,
}

/// <summary>Something that a plan is asked to pay for (F-805).</summary>
public sealed class PlanClaim
{
    public long PlanClaimId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public long ServicePlanId { get; private set; }
    public required string What { get; init; }
    public required DateOnly HappenedOn { get; init; }
    public required DateTime ReportedAt { get; init; }

    /// <summary>What the shop asks, as far as it is known.</summary>
    public Money Asked { get; init; }
    public ClaimStatus Status { get; private set; } = ClaimStatus.Reported;

    /// <summary>The provider's words.</summary>
    public string Answer { get; private set; } = "";
    public Money Paid { get; private set; }
    public DateOnly? PaidOn { get; private set; }

    /// <summary>A form sent twice is one claim.</summary>
    public required string RequestKey { get; init; }

    /// <summary>Whether the provider may still answer.</summary>
    public bool IsOpen => Status is ClaimStatus.Reported or ClaimStatus.Approved;

    /// <summary>The provider said yes or no.</summary>
    public void Decide(bool approved, string answer)
    {
        Require(Status is ClaimStatus.Reported);
        (Status, Answer) = (approved ? ClaimStatus.Approved : ClaimStatus.Declined, answer);
    }

    /// <summary>The provider has paid.</summary>
    public void Pay(Money amount, DateOnly on, string answer)
    {
        Require(IsOpen);
        (Status, Paid, PaidOn, Answer) = (ClaimStatus.Paid, amount, on, answer.Length > 0 ? answer : Answer);
    }

    private void Require(bool allowed)
    {
        if (!allowed)
        {
            throw new InvalidOperationException($"Claim {Reference} is {Status}.");
        }
    }
}
