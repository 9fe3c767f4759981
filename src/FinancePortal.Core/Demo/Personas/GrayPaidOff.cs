using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.Demo.Personas;

/// <summary>Gray paid a three-year loan off two months ago, ten payments early.</summary>
internal sealed class GrayPaidOff : Persona
{
    private const int DueDatesBehind = 28;

    public override async Task LiveAsync(DemoScene scene)
    {
        var gray = await scene.PersonAsync("Gray", "Sullivan", new DateOnly(1962, 12, 8), "208-555-0126", "18 Hawthorn Street", "Boise", "ID", "83702");
        var checking = scene.Bank(gray, PaymentMethodKind.Checking, "1295", "Sawtooth Example Bank", scene.Today.AddMonths(-28));
        var firstDueOn = scene.DueIn(11).AddMonths(-DueDatesBehind);
        var contractDate = firstDueOn.AddDays(-30);
        var loan = await scene.LiveAsync(
            "4410079958",
            DemoContracts.Loan(24_800m, 5.75m, 36, contractDate, firstDueOn, "ID", downPayment: 8_000m),
            DemoVehicles.New("Halden", "Ridge", "AWD", contractDate.Year, 205_113, VehicleCondition.New, "1A 5520"),
            DemoContracts.BorrowedBy(gray, contractDate),
            gray,
            new Habits { Method = checking, Of = n => new PaymentHabit(n % 2 == 0 ? 0 : -4), PayoffOn = BankCalendar.OnOrAfter(scene.Today.AddDays(-61)) });
        var plans = scene.Plans(loan, 14, "Treasure Valley Halden", "NMP-48", "NRA-48", "NES-72");
        scene.TransferAsked(plans[2], gray, "Lena Ortiz");
        scene.Odometer(loan.Vehicle, (400, 17_800), (70, 26_950));
    }
}
