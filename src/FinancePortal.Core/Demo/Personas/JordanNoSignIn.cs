using FinancePortal.Core.Payments;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.Demo.Personas;

/// <summary>Jordan pays by check and has never been online: the person to register as. What to type stands in the README.</summary>
internal sealed class JordanNoSignIn : Persona
{
    public override async Task LiveAsync(DemoScene scene)
    {
        var jordan = await scene.UnregisteredAsync("Jordan", "Vale", new DateOnly(1990, 7, 14), "503-555-0126", "118 Alder Court", "Portland", "OR", "97206", DemoSignIn.UnregisteredSsn);
        var firstDueOn = scene.DueIn(9).AddMonths(-8);
        var contractDate = firstDueOn.AddDays(-34);
        var loan = await scene.LiveAsync(
            "4410095506",
            DemoContracts.Loan(24_900m, 6.35m, 60, contractDate, firstDueOn, "OR", downPayment: 3_000m),
            DemoVehicles.New("Halden", "Arc", "Touring", contractDate.Year, 221_735, VehicleCondition.New, "512 NBR"),
            DemoContracts.BorrowedBy(jordan, contractDate),
            jordan,
            new Habits { Of = _ => new PaymentHabit(-4) { Origin = PaymentOrigin.Mail } });
        scene.Plans(loan, 10, "Alder Street Halden", "NMP-48", "NRA-48", "NCM-36");
    }
}
