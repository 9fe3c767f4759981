using FinancePortal.Core.Contracts;

namespace FinancePortal.Core.ServicePlans.Insurance;

/// <summary>Whether a proof holds. The numbers are stored.</summary>
public enum ProofStatus
{
    Waiting = 1,
    Accepted = 2,
    Refused = 3,
}

/// <summary>A paper that shows that a vehicle is insured (F-606).</summary>
public sealed class InsuranceProof
{
    public long InsuranceProofId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public long FinancedAccountId { get; init; }
    public FinancedAccount? Account { get; init; }
    public long DocumentId { get; init; }
    public required string Insurer { get; init; }

    /// <summary>The only part of the policy number that is kept.</summary>
    public required string PolicyLastFour { get; init; }
    public required DateOnly CoversFrom { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly CoversUntil { get; init; }
    public required DateTime SentAt { get; init; }
    public ProofStatus Status { get; private set; } = ProofStatus.Waiting;
    public DateTime? DecidedAt { get; private set; }
    public string DecidedBy { get; private set; } = "";

    /// <summary>Why it was refused.</summary>
    public string DecidedWhy { get; private set; } = "";
    public long Version { get; private set; }

    public void Decide(bool accept, string why, string by, DateTime at)
    {
        if (Status is not ProofStatus.Waiting)
        {
            throw new InvalidOperationException($"Proof {Reference} is {Status} and waits for nobody.");
        }

        (Status, DecidedWhy, DecidedBy, DecidedAt) = (accept ? ProofStatus.Accepted : ProofStatus.Refused, why, by, at);
    }
}

/// <summary>What the proofs of one account say on a day.</summary>
/// <param name="AcceptedUntil">The last day that is covered without a gap from today on; null when today is not.</param>
/// <param name="IsWaiting">A proof is being looked at.</param>
/// <param name="LastEnded">When cover ended that was there before; null when there never was any.</param>
public sealed record InsuranceStanding(DateOnly? AcceptedUntil, bool IsWaiting, DateOnly? LastEnded)
{
    /// <summary>Insurance may be bought for the customer only when nothing covers today and nothing waits to be looked at.</summary>
    public bool MayForceCover => AcceptedUntil is null && !IsWaiting;

    public static InsuranceStanding Of(IReadOnlyList<InsuranceProof> proofs, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(proofs);
        DateOnly? until = null;
        foreach (var proof in proofs.Where(p => p.Status is ProofStatus.Accepted).OrderBy(p => p.CoversFrom))
        {
            // A policy that follows without a day between them goes on.
            if (proof.CoversFrom <= (until?.AddDays(1) ?? today) && proof.CoversUntil >= today)
            {
                until = until is { } known && known > proof.CoversUntil ? known : proof.CoversUntil;
            }
        }

        return new InsuranceStanding(until, proofs.Any(p => p.Status is ProofStatus.Waiting), proofs.Where(p => p.Status is ProofStatus.Accepted && p.CoversUntil < today).Max(p => (DateOnly?)p.CoversUntil));
    }
}
