using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.Demo.Personas;

/// <summary>Kendall paid a loan off two weeks ago, so its title is due, and handed a lease back that no dealer has booked in.</summary>
internal sealed class KendallReturned : Persona
{
    private const int LoanMonths = 14;
    private const int LeaseMonths = 36;
    private const int DaysSincePayoff = 14;
    private const int DaysToTheEnd = 20;

    public override async Task LiveAsync(DemoScene scene)
    {
        var kendall = await scene.PersonAsync("Kendall", "Reyes", new DateOnly(1988, 3, 5), "210-555-0138", "640 Poplar Street", "San Antonio", "TX", "78205");
        var checking = scene.Bank(kendall, PaymentMethodKind.Checking, "3318", "Alamo Example Bank", scene.Today.AddMonths(-36));
        var firstDueOn = scene.DueIn(8).AddMonths(-LoanMonths);
        var contractDate = firstDueOn.AddDays(-32);
        var loan = await scene.LiveAsync(
            "4410070216",
            DemoContracts.Loan(9_600m, 6.10m, 24, contractDate, firstDueOn, "TX", downPayment: 4_000m),
            DemoVehicles.New("Corvane", "Mesa", "Base", contractDate.Year - 3, 318_907, VehicleCondition.Used, "SKP 1182"),
            DemoContracts.BorrowedBy(kendall, contractDate),
            kendall,
            new Habits { Method = checking, Of = _ => new PaymentHabit(-2), PayoffOn = BankCalendar.OnOrAfter(scene.Today.AddDays(-DaysSincePayoff)) });
        scene.Odometer(loan.Vehicle, (30, 41_250));

        var endsOn = scene.DueIn(DaysToTheEnd);
        var startsOn = endsOn.AddMonths(-LeaseMonths);
        var six = DemoVehicles.New("Lumera", "Six", "Electric", startsOn.Year, 402_871, VehicleCondition.New, "TWB 9046");
        var lease = await scene.LiveAsync(
            "4410070224", DemoContracts.LumeraLease(startsOn, endsOn, LeaseMonths), six, DemoContracts.BorrowedBy(kendall, startsOn), kendall,
            new Habits { Method = checking, Of = _ => new PaymentHabit(-3) });
        scene.Odometer(six, (400, 17_900), (5, 28_640));
        await scene.HandedOverAsync(lease, kendall, "Mission Lumera", daysAgo: 3, 28_640);
    }
}
