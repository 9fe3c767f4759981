using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.ServicePlans.Ending;

/// <summary>Whether a plan may be cancelled here today, and for how much: the same for whoever asks and whoever does it.</summary>
public static class CancellationQuote
{
    /// <summary>What cancelling today would come to, or why it can't be done here.</summary>
    /// <param name="miles">The odometer today; null to go by the last reading.</param>
    public static (CancelRefusal? Refusal, CancellationRefund? Refund) Of(VehicleFile file, PlanInFile plan, int? miles, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Form?.Cancellation is not { } terms || plan.Plan.Price.IsZero)
        {
            return (CancelRefusal.NotSold, null);
        }

        if (!plan.Holds)
        {
            return (CancelRefusal.Over, null);
        }

        if (file.Status is AccountStatus.ChargedOff)
        {
            return (CancelRefusal.CallUs, null);
        }

        if (miles < file.Latest?.Miles)
        {
            return (CancelRefusal.OdometerTooLow, null);
        }

        var odometer = miles ?? file.Latest?.Miles;
        var isEarly = file.Today <= plan.Plan.StartsOn.AddDays(terms.FullRefundDays);
        return plan.Plan.EndMiles is not null && odometer is null && !isEarly
            ? (CancelRefusal.OdometerNeeded, null)
            : (null, CancellationRefund.Of(plan.Plan, plan.Form, file.Today, odometer, why));
    }
}
