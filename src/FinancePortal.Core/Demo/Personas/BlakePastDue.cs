using FinancePortal.Core.Payments;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.Demo.Personas;

/// <summary>Blake had a payment returned last year, was late now and then, and has paid nothing for the last two months: late fees, past due.</summary>
internal sealed class BlakePastDue : Persona
{
    private const int DueDatesBehind = 24;

    public override async Task LiveAsync(DemoScene scene)
    {
        var blake = await scene.PersonAsync("Blake", "Turner", new DateOnly(1979, 11, 2), "512-555-0117", "1409 Juniper Street", "Austin", "TX", "78701");
        var checking = scene.Bank(blake, PaymentMethodKind.Checking, "2207", "Lone Star Example Bank", scene.Today.AddMonths(-24));
        var firstDueOn = scene.DueIn(6).AddMonths(-DueDatesBehind);
        var contractDate = firstDueOn.AddDays(-40);
        var loan = await scene.LiveAsync(
            "4410083290",
            DemoContracts.Loan(27_400m, 8.25m, 72, contractDate, firstDueOn, "TX", downPayment: 1_500m),
            DemoVehicles.New("Corvane", "Mesa", "Crew", contractDate.Year, 660_218, VehicleCondition.New, "RKD 4471"),
            DemoContracts.BorrowedBy(blake, contractDate),
            blake,
            new Habits { Method = checking, Of = Habit });
        scene.Plans(loan, 15, "Juniper Corvane", "NMP-48", "NGAP-1");
        scene.Odometer(loan.Vehicle, (410, 21_300), (60, 48_900));
    }

    private static PaymentHabit? Habit(int installment) => installment switch
    {
        > DueDatesBehind - 2 => null,
        12 => new PaymentHabit(1) { ReturnCode = "R01", DaysUntilPaidAgain = 5 },
        8 => new PaymentHabit(22) { Origin = PaymentOrigin.Phone },
        19 => new PaymentHabit(18),
        _ => new PaymentHabit(installment % 4 * 3),
    };
}
