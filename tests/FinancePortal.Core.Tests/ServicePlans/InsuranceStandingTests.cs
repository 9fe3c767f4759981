using FinancePortal.Core.ServicePlans.Insurance;

namespace FinancePortal.Core.Tests.ServicePlans;

/// <summary>Accepted until when, and when nobody may force cover on a customer.</summary>
[Trait("Feature", "F-606")]
public sealed class InsuranceStandingTests
{
    private static readonly DateOnly Today = new(2026, 6, 10);

    private static InsuranceProof Proof(int from, int until, bool? accepted)
    {
        var proof = new InsuranceProof { Insurer = "I", PolicyLastFour = "1234", CoversFrom = Today.AddDays(from), CoversUntil = Today.AddDays(until), SentAt = default };
        if (accepted is { } decided)
        {
            proof.Decide(decided, "", "Sam", default);
        }

        return proof;
    }

    private static InsuranceStanding Of(params InsuranceProof[] proofs) => InsuranceStanding.Of(proofs, Today);

    [Fact]
    public void Cover_is_accepted_through_its_last_day()
    {
        Assert.Equal(Today, Of(Proof(-180, 0, true)).AcceptedUntil);
        Assert.Null(Of(Proof(-180, -1, true)).AcceptedUntil);
        Assert.Equal(Today.AddDays(-1), Of(Proof(-180, -1, true)).LastEnded);
        Assert.Null(Of(Proof(1, 180, true)).AcceptedUntil);
    }

    [Fact]
    public void A_policy_that_follows_without_a_gap_goes_on_and_one_after_a_gap_does_not()
    {
        Assert.Equal(Today.AddDays(200), Of(Proof(21, 200, true), Proof(-10, 20, true)).AcceptedUntil);
        Assert.Equal(Today.AddDays(20), Of(Proof(22, 200, true), Proof(-10, 20, true)).AcceptedUntil);
        Assert.Equal(Today.AddDays(50), Of(Proof(-10, 50, true), Proof(0, 20, true)).AcceptedUntil);
    }

    [Fact]
    public void No_cover_is_forced_while_a_proof_waits_or_one_holds()
    {
        Assert.True(Of().MayForceCover);
        Assert.True(Of(Proof(-10, 20, false)).MayForceCover);
        Assert.False(Of(Proof(-10, 20, null)).MayForceCover);
        Assert.False(Of(Proof(-400, -200, true), Proof(-10, -5, null)).MayForceCover);
        Assert.False(Of(Proof(-10, 20, true)).MayForceCover);
    }
}
