using FinancePortal.Core.Payments;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.Demo.Personas;

/// <summary>Harper bought a pre-owned vehicle last week: funded, nothing due yet, first payment in five weeks.</summary>
internal sealed class HarperJustFunded : Persona
{
    public override async Task LiveAsync(DemoScene scene)
    {
        var harper = await scene.PersonAsync("Harper", "Quinn", new DateOnly(1999, 2, 20), "971-555-0171", "611 Dogwood Street", "Salem", "OR", "97301");
        scene.Bank(harper, PaymentMethodKind.Checking, "9046", "Cascade Example Credit Union", scene.Today.AddDays(-5));
        var contractDate = scene.Today.AddDays(-6);
        var firstDueOn = scene.DueIn(35);
        var loan = await scene.LiveAsync(
            "4410093318",
            DemoContracts.Loan(21_480m, 7.95m, 66, contractDate, firstDueOn, "OR", downPayment: 2_500m),
            DemoVehicles.New("Halden", "Arc", "Touring", contractDate.Year - 3, 96_377, VehicleCondition.CertifiedPreOwned, "308 MWC"),
            DemoContracts.BorrowedBy(harper, contractDate),
            harper,
            new Habits { Of = _ => null });
        scene.Plans(loan, 38_120, "Capitol Halden", "NCP-24", "NRA-48", "NES-72", "NGAP-1");
    }
}
