using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.ServicePlans.WorkOrders;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.Demo.Personas;

/// <summary>Drew lets autopay pay fifty dollars more than is due, and once put a bonus toward principal alone.</summary>
internal sealed class DrewAutopay : Persona
{
    private const int DueDatesBehind = 25;
    private static readonly Money More = Money.FromDollars(50m);

    public override async Task LiveAsync(DemoScene scene)
    {
        var drew = await scene.PersonAsync("Drew", "Coleman", new DateOnly(1985, 1, 23), "614-555-0109", "330 Sycamore Street", "Columbus", "OH", "43215");
        var checking = scene.Bank(drew, PaymentMethodKind.Checking, "8102", "Buckeye Example Bank", scene.Today.AddMonths(-26));
        var firstDueOn = scene.DueIn(9).AddMonths(-DueDatesBehind);
        var contractDate = firstDueOn.AddDays(-38);
        var loan = await scene.LiveAsync(
            "4410085526",
            DemoContracts.Loan(33_900m, 4.99m, 60, contractDate, firstDueOn, "OH", downPayment: 4_000m),
            DemoVehicles.New("Halden", "Tern", "", contractDate.Year, 88_140, VehicleCondition.New, "HTR 9031"),
            DemoContracts.BorrowedBy(drew, contractDate),
            drew,
            new Habits
            {
                Method = checking,
                Of = _ => new PaymentHabit(0) { Origin = PaymentOrigin.Autopay, Extra = More },
                Extras = [new ExtraPayment(scene.Today.AddDays(-255), Money.FromDollars(2_000m), PaymentPurpose.PrincipalOnly)],
            },
            new AutopayRule { AmountRule = AutopayAmount.AmountDuePlusExtra, Amount = More });
        scene.Plans(loan, 11, "Capital City Halden", "NMP-48", "NRA-48", "NCM-36", "NES-72");
        scene.Serviced(loan.Vehicle, "Capital City Halden", 430, 15_050, "oil", "inspection", "tires");
        scene.Odometer(loan.Vehicle, (30, 34_700));
        scene.Recalled(loan.Vehicle);
        scene.Visit(
            loan.Vehicle, "Capital City Halden", "RO-11873", "Yearly service", 3, 35_410, [WorkStage.Opened, WorkStage.InRepair, WorkStage.Ready],
            WorkOrderLine.Of(1, "Oil and filter change", "oil", Money.FromDollars(104m), "Complimentary maintenance"),
            WorkOrderLine.Of(2, "Tire rotation", "tires", Money.FromDollars(39m), "Complimentary maintenance"));
    }
}
