using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.Staff.Corrections;

/// <summary>What another odometer reading would mean for a lease, from the engine that shows the customer their miles.</summary>
public static class ReadingEffects
{
    /// <param name="standing">The readings that stand, oldest first.</param>
    /// <param name="wrong">One of them.</param>
    public static CorrectionEffect Of(FinancedAccount account, IReadOnlyList<OdometerReading> standing, OdometerReading wrong, int miles, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(wrong);
        if (miles == wrong.Miles)
        {
            return CorrectionEffect.Refused(CorrectionProblem.ChangesNothing);
        }

        var others = standing.Where(r => r != wrong).ToList();
        if (OdometerLog.Check(others, wrong.ReadOn, miles, today) is not null)
        {
            return CorrectionEffect.Refused(CorrectionProblem.ReadingDoesNotFit);
        }

        if (account.CurrentTerms is not LeaseTerms terms)
        {
            return new CorrectionEffect(Problem: null, [], [], Money.Zero);
        }

        var right = new OdometerReading { ReadOn = wrong.ReadOn, Miles = miles, Source = OdometerSource.Staff, RecordedAt = wrong.RecordedAt };
        var (now, corrected) = (ChargeOf(terms, account.State, standing, today), ChargeOf(terms, account.State, [.. others.Append(right).OrderBy(r => r.ReadOn)], today));
        return new CorrectionEffect(Problem: null, [new EffectLine("Mileage charge at this pace, estimated", now, corrected)], [], (corrected - now).Abs());
    }

    private static Money ChargeOf(LeaseTerms terms, AccountState state, IReadOnlyList<OdometerReading> readings, DateOnly today) =>
        MileageOutlook.Of(terms, state, [.. readings.Where(r => r.ReadOn > terms.ContractDate && r.Miles >= terms.StartOdometer)], today)?.Pace.ProjectedCharge ?? Money.Zero;
}
