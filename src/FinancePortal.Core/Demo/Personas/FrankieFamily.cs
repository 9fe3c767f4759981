using FinancePortal.Core.Leases;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.Demo.Personas;

/// <summary>
/// Frankie and Robin share two loans, and Frankie leases a third vehicle alone. Robin has an own sign-in and sees the two; each
/// pays from an own bank account.
/// </summary>
internal sealed class FrankieFamily : Persona
{
    public override async Task LiveAsync(DemoScene scene)
    {
        var frankie = await scene.PersonAsync("Frankie", "Delgado", new DateOnly(1983, 3, 5), "813-555-0148", "904 Linden Street", "Tampa", "FL", "33602");
        var robin = await scene.PersonAsync("Robin", "Delgado", new DateOnly(1984, 9, 14), "813-555-0149", "904 Linden Street", "Tampa", "FL", "33602");
        var frankies = scene.Bank(frankie, PaymentMethodKind.Checking, "4419", "Gulf Example Bank", scene.Today.AddMonths(-28));
        var robins = scene.Bank(robin, PaymentMethodKind.Checking, "7753", "Gulf Example Bank", scene.Today.AddMonths(-26));

        var haulerDueOn = scene.DueIn(4).AddMonths(-24);
        var hauler = haulerDueOn.AddDays(-35);
        var haulerLoan = await scene.LiveAsync(
            "4410086012",
            DemoContracts.Loan(36_200m, 5.25m, 72, hauler, haulerDueOn, "FL", downPayment: 5_000m),
            DemoVehicles.New("Brisco", "Hauler", "Long Bed", hauler.Year, 512_009, VehicleCondition.New, "FD 20 KLM"),
            DemoContracts.BorrowedBy(frankie, hauler, coBorrower: robin),
            frankie,
            new Habits { Method = frankies, Of = _ => new PaymentHabit(0) });
        scene.Plans(haulerLoan, 30, "Gulf Brisco", "NMP-48", "NES-72");
        scene.Odometer(haulerLoan.Vehicle, (380, 14_900), (22, 29_640));

        var deltaDueOn = scene.DueIn(18).AddMonths(-23);
        var delta = deltaDueOn.AddDays(-33);
        var deltaLoan = await scene.LiveAsync(
            "4410086377",
            DemoContracts.Loan(18_600m, 7.40m, 60, delta, deltaDueOn, "FL", downPayment: 2_200m),
            DemoVehicles.New("Corvane", "Delta", "", delta.Year - 3, 430_662, VehicleCondition.CertifiedPreOwned, "RD 77 TPA"),
            DemoContracts.BorrowedBy(robin, delta, coBorrower: frankie),
            robin,
            new Habits { Method = robins, Of = n => new PaymentHabit(n % 6 == 0 ? 5 : -3) });
        scene.Plans(deltaLoan, 31_450, "Gulf Corvane", "NCP-24", "NRA-48");
        scene.Odometer(deltaLoan.Vehicle, (300, 42_100), (18, 52_380));

        var startsOn = scene.DueIn(25).AddMonths(-14);
        var tern = DemoVehicles.New("Halden", "Tern", "", startsOn.Year, 140_871, VehicleCondition.New, "FD 41 HLD");
        var lease = await scene.LiveAsync(
            "4410087740", TernLease(startsOn), tern, DemoContracts.BorrowedBy(frankie, startsOn), frankie,
            new Habits { Method = frankies, Of = _ => new PaymentHabit(0) { Origin = PaymentOrigin.Autopay } }, new AutopayRule { AmountRule = AutopayAmount.AmountDue });
        scene.Plans(lease, 9, "Gulf Halden", "NMP-48", "NRA-48", "NCM-36");
        scene.Odometer(tern, scene.Today.AddDays(-16), 12_204);
    }

    private static LeaseTerms TernLease(DateOnly startsOn) => new()
    {
        ContractDate = startsOn,
        FirstDueOn = startsOn,
        EndsOn = startsOn.AddMonths(39),
        PaymentCount = 39,
        State = "FL",
        LateFee = DemoContracts.LateFee,
        ReturnedPaymentFee = DemoContracts.ReturnedPaymentFee,
        Msrp = Money.FromDollars(31_800m),
        AgreedValue = Money.FromDollars(29_900m),
        AcquisitionFee = Money.FromDollars(695m),
        CashReduction = Money.FromDollars(1_995m),
        ResidualValue = Money.FromDollars(18_444m),
        MoneyFactor = MoneyFactor.Of(0.00165m),
        BasePayment = Rounding.HalfUp(((28_600m - 18_444m) / 39m) + ((28_600m + 18_444m) * 0.00165m)),
        TaxPercent = 6.5m,
        RegistrationFees = Money.FromDollars(225m),
        DispositionFee = Money.FromDollars(395m),
        PurchaseOptionFee = Money.FromDollars(300m),
        MilesPerYear = 12_000,
        StartOdometer = 9,
        ExcessMileRate = 0.20m,
    };
}
