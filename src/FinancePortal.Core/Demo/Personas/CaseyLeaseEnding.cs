using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Charges;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.Demo.Personas;

/// <summary>Casey's lease ends in seven weeks, with more miles than it allows.</summary>
internal sealed class CaseyLeaseEnding : Persona
{
    private const int Months = 36;
    private const int DaysToTheEnd = 50;

    public override async Task LiveAsync(DemoScene scene)
    {
        var casey = await scene.PersonAsync("Casey", "Nguyen", new DateOnly(1993, 8, 29), "713-555-0162", "77 Magnolia Street", "Houston", "TX", "77002");
        var checking = scene.Bank(casey, PaymentMethodKind.Checking, "6640", "First Example Bank", scene.Today.AddMonths(-34));
        var endsOn = scene.DueIn(DaysToTheEnd);
        var startsOn = endsOn.AddMonths(-Months);
        var terms = DemoContracts.LumeraLease(startsOn, endsOn, Months);
        var six = DemoVehicles.New("Lumera", "Six", "Electric", startsOn.Year, 402_255, VehicleCondition.New, "TXL 2280");
        var lease = await scene.LiveAsync(
            "4410071134", terms, six, DemoContracts.BorrowedBy(casey, startsOn), casey,
            new Habits { Method = checking, Of = n => new PaymentHabit(n % 5 == 0 ? 3 : -1) });

        scene.Plans(lease, 12, "Bayou Lumera", "NMP-EV-48", "NRA-48", "NCM-EV-36", "NTW-36");
        scene.Odometer(six, startsOn.AddMonths(12), 11_340, OdometerSource.Dealer);
        scene.Odometer(six, startsOn.AddMonths(24), 23_905, OdometerSource.Dealer);
        scene.Odometer(six, scene.Today.AddDays(-9), 33_812);
        await scene.BillAsync(new BillCharge
        {
            AccountNumber = lease.AccountNumber,
            Kind = ChargeKind.Toll,
            Origin = "Harris County Toll Road Authority",
            OriginNumber = "VN 40 118 226",
            IncurredOn = scene.Today.AddDays(-24),
            Amount = Money.FromDollars(18.50m),
            DueOn = scene.Today.AddDays(30),
        });
    }
}
