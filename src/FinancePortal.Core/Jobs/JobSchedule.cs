using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments;

namespace FinancePortal.Core.Jobs;

/// <summary>When a job runs: again and again with a pause, or once a business day from a New York time on.</summary>
public sealed record JobTime(Type Job, TimeSpan? Every = null, TimeOnly? DailyAt = null);

/// <summary>The timetable.</summary>
public static class JobSchedule
{
    public static IReadOnlyList<JobTime> All { get; } =
    [
        new(typeof(SendEmailsJob), Every: TimeSpan.FromSeconds(2)),
        new(typeof(BillInstallmentsJob), DailyAt: new TimeOnly(0, 5)),
        new(typeof(CreditScheduledPaymentsJob), DailyAt: new TimeOnly(0, 15)),
        new(typeof(RenewSecretsJob), DailyAt: new TimeOnly(2, 0)),
    ];
}
