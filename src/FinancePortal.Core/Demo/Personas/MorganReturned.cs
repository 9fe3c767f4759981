using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.Demo.Personas;

/// <summary>Morgan gave one leased vehicle back, with a final bill to look at, and brings the other one today.</summary>
internal sealed class MorganReturned : Persona
{
    private const int Months = 36;
    private const string Dealership = "lumera-houston";

    public override async Task LiveAsync(DemoScene scene)
    {
        var morgan = await scene.PersonAsync("Morgan", "Ellison", new DateOnly(1986, 2, 11), "713-555-0148", "402 Live Oak Street", "Houston", "TX", "77003");
        var checking = scene.Bank(morgan, PaymentMethodKind.Checking, "3308", "First Example Bank", scene.Today.AddMonths(-35));
        var paysOnTime = new Habits { Method = checking, Of = _ => new PaymentHabit(-2) };

        var endedOn = scene.DueIn(-12);
        var startedOn = endedOn.AddMonths(-Months);
        var nova = DemoVehicles.New("Lumera", "Nova", "Sport", startedOn.Year, 402_417, VehicleCondition.New, "TXM 7714");
        var returned = await scene.LiveAsync("4410082207", Terms(startedOn), nova, DemoContracts.BorrowedBy(morgan, startedOn), morgan, paysOnTime);
        scene.Plans(returned, 9, "Bayou Lumera", "NCM-EV-36", "NWU-36");
        scene.Odometer(nova, startedOn.AddMonths(18), 16_204);
        await scene.BookInAsync(new BookIn
        {
            LeaseReference = returned.Reference,
            On = endedOn,
            At = new TimeOnly(15, 40),
            DealerName = "Lumera Houston",
            Odometer = 31_870,
            Wear = new Dictionary<string, int> { ["wheel-gouge"] = 3, ["body-ding"] = 5, ["key-missing"] = 1, ["glass-crack"] = 1, ["tire-tread"] = 2 },
            Photos = new Dictionary<string, Images.ImageFile> { ["wheels"] = DemoReturns.Rim() },
        });

        var endsOn = scene.DueIn(3);
        var startsOn = endsOn.AddMonths(-Months);
        var six = DemoVehicles.New("Lumera", "Six", "Electric", startsOn.Year, 402_596, VehicleCondition.New, "TXM 9021");
        var lease = await scene.LiveAsync("4410082315", Terms(startsOn), six, DemoContracts.BorrowedBy(morgan, startsOn), morgan, paysOnTime);
        scene.Odometer(six, scene.Today.AddDays(-40), 27_650);
        scene.Keep(new ReturnAppointment { FinancedAccountId = lease.FinancedAccountId, Dealer = Dealership, On = scene.Today, At = new TimeOnly(13, 0), BookedAt = scene.Now.AddDays(-6) });
    }

    /// <summary>$47,500.00 + $925.00 − $2,000.00 = $46,425.00; residual value 56 % of $48,700.00; 0.0019; 7 % tax on each payment.</summary>
    private static LeaseTerms Terms(DateOnly startsOn) => new()
    {
        ContractDate = startsOn,
        FirstDueOn = startsOn,
        EndsOn = startsOn.AddMonths(Months),
        PaymentCount = Months,
        State = "TX",
        LateFee = DemoContracts.LateFee,
        ReturnedPaymentFee = DemoContracts.ReturnedPaymentFee,
        Msrp = Money.FromDollars(48_700m),
        AgreedValue = Money.FromDollars(47_500m),
        AcquisitionFee = Money.FromDollars(925m),
        CashReduction = Money.FromDollars(2_000m),
        ResidualValue = Money.FromDollars(27_272m),
        MoneyFactor = MoneyFactor.Of(0.0019m),
        BasePayment = Money.FromDollars(672.05m),
        TaxPercent = 7m,
        RegistrationFees = Money.FromDollars(285m),
        DispositionFee = Money.FromDollars(495m),
        PurchaseOptionFee = Money.FromDollars(350m),
        MilesPerYear = 10_000,
        StartOdometer = 9,
        ExcessMileRate = 0.25m,
    };
}
