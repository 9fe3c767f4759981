using FinancePortal.Core.Leases;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.ServicePlans.WorkOrders;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.Demo.Personas;

/// <summary>Avery pays a loan by hand, a day or two before it is due, and a lease by autopay. The lease runs ahead of its miles.</summary>
internal sealed class AveryOnTime : Persona
{
    private const int LoanPaymentsMade = 22;
    private const int LeasePaymentsMade = 30;

    public override async Task LiveAsync(DemoScene scene)
    {
        var avery = await scene.PersonAsync("Avery", "Marsh", new DateOnly(1988, 4, 17), "503-555-0134", "2816 Alder Street", "Portland", "OR", "97205", DemoSignIn.RegisteredSsn);
        var checking = scene.Bank(avery, PaymentMethodKind.Checking, "0934", "First Example Bank", scene.Today.AddMonths(-30));
        scene.Bank(avery, PaymentMethodKind.Savings, "5518", "Cascade Example Credit Union", scene.Today.AddMonths(-7));
        await LoanAsync(scene, avery, checking);
        await LeaseAsync(scene, avery, checking);
    }

    private static async Task LoanAsync(DemoScene scene, DemoPerson avery, PaymentMethod checking)
    {
        var firstDueOn = scene.DueIn(15).AddMonths(-LoanPaymentsMade);
        var contractDate = firstDueOn.AddMonths(-1);
        var loan = await scene.LiveAsync(
            "4410084471",
            DemoContracts.Loan(38_500m, 5.49m, 60, contractDate, firstDueOn, "OR", downPayment: 6_000m, installment: 735.22m),
            DemoVehicles.New("Halden", "Ridge", "AWD", contractDate.Year - 1, 218_431, VehicleCondition.New, "742 KRD"),
            DemoContracts.BorrowedBy(avery, contractDate),
            avery,
            new Habits { Method = checking, Of = n => new PaymentHabit(n % 3 == 0 ? -2 : 0) });
        var plans = scene.Plans(loan, 8, "Alder Street Halden", "NMP-48", "NRA-48", "NCM-36", "NES-72", "NGAP-1");
        scene.Claimed(plans[3], avery, "Power window stays down on the driver’s side", 6, 412.50m);
        scene.PlanToLink(loan, "NTW-36", 8, "Alder Street Halden");
        scene.Odometer(loan.Vehicle, (560, 4_020), (12, 22_610));
        scene.Serviced(loan.Vehicle, "Alder Street Halden", 335, 10_480, "oil", "inspection", "tires");
        scene.Serviced(loan.Vehicle, "Alder Street Halden", 95, 19_840, "inspection", "tires", "cabin-filter");
        scene.Invoiced(loan, avery, "Sellwood Quick Oil", 20, 22_380, "oil");
        scene.Visit(
            loan.Vehicle, "Alder Street Halden", "RO-30418", "Noise from the front left", 2, 22_790, [WorkStage.Opened, WorkStage.Diagnosed],
            WorkOrderLine.Of(1, "Replace front left control arm", "", Money.FromDollars(642.10m), "Extended service contract"),
            WorkOrderLine.Of(2, "Multi-point inspection", "inspection", Money.FromDollars(48m), "Complimentary maintenance"),
            WorkOrderLine.Of(3, "Replace front brake pads", "", Money.FromDollars(318.40m), ""),
            WorkOrderLine.Of(4, "Four-wheel alignment", "", Money.FromDollars(129m), ""));
    }

    private static async Task LeaseAsync(DemoScene scene, DemoPerson avery, PaymentMethod checking)
    {
        var startsOn = scene.DueIn(22).AddMonths(-LeasePaymentsMade);
        var terms = new LeaseTerms
        {
            ContractDate = startsOn,
            FirstDueOn = startsOn,
            EndsOn = startsOn.AddMonths(36),
            PaymentCount = 36,
            State = "OR",
            LateFee = DemoContracts.LateFee,
            ReturnedPaymentFee = DemoContracts.ReturnedPaymentFee,
            Msrp = Money.FromDollars(44_200m),
            AgreedValue = Money.FromDollars(40_528.50m),
            AcquisitionFee = Money.FromDollars(925m),
            CashReduction = Money.FromDollars(2_500m),
            Rebate = Money.FromDollars(1_500m),
            ResidualValue = Money.FromDollars(24_310m),
            MoneyFactor = MoneyFactor.Of(0.00190m),
            BasePayment = Money.FromDollars(482.45m),
            TaxPercent = 7m,
            RegistrationFees = Money.FromDollars(285m),
            DispositionFee = Money.FromDollars(395m),
            PurchaseOptionFee = Money.FromDollars(350m),
            MilesPerYear = 10_000,
            StartOdometer = 12,
            ExcessMileRate = 0.25m,
            BoughtMileRate = 0.18m,
        };
        var arc = DemoVehicles.New("Halden", "Arc", "Touring", startsOn.Year, 117_902, VehicleCondition.New, "915 LVT");
        var lease = await scene.LiveAsync("4410072086", terms, arc, DemoContracts.BorrowedBy(avery, startsOn), avery, new Habits { Method = checking, Of = _ => new PaymentHabit(0) { Origin = PaymentOrigin.Autopay } }, new AutopayRule { AmountRule = AutopayAmount.AmountDue });

        scene.Plans(lease, 12, "Alder Street Halden", "NMP-48", "NRA-48", "NCM-36", "NTW-36");

        scene.Serviced(arc, "Alder Street Halden", 528, 9_930, "oil", "inspection", "tires");
        scene.Serviced(arc, "Alder Street Halden", 164, 21_030, "oil", "inspection", "tires", "cabin-filter");

        var driven = new[] { (-710, 4_380), (-524, 9_940), (-347, 15_702), (-249, 18_890), (-123, 22_470), (-5, 26_140) };
        foreach (var (days, miles) in driven)
        {
            scene.Odometer(arc, scene.Today.AddDays(days), miles);
        }
    }
}
