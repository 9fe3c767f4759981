using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.Demo.Personas;

/// <summary>Ellis has a loan with a guaranteed future value: six more payments, then 27,500 dollars or the keys. The next payment is already scheduled.</summary>
internal sealed class EllisBalloon : Persona
{
    private const int DueDatesBehind = 30;

    public override async Task LiveAsync(DemoScene scene)
    {
        var ellis = await scene.PersonAsync("Ellis", "Okafor", new DateOnly(1971, 6, 11), "303-555-0155", "5120 Poplar Street", "Denver", "CO", "80202");
        var savings = scene.Bank(ellis, PaymentMethodKind.Savings, "3377", "Front Range Example Bank", scene.Today.AddMonths(-30));
        var firstDueOn = scene.DueIn(12).AddMonths(-DueDatesBehind);
        var contractDate = firstDueOn.AddDays(-31);
        var terms = DemoContracts.Disclosed((payment, apr) => new BalloonTerms
        {
            ContractDate = contractDate,
            FirstDueOn = firstDueOn,
            PaymentCount = 36,
            State = "CO",
            LateFee = DemoContracts.LateFee,
            ReturnedPaymentFee = DemoContracts.ReturnedPaymentFee,
            AmountFinanced = Money.FromDollars(52_000m),
            Rate = AnnualRate.FromPercent(6.40m),
            DayCount = DayCount.Monthly,
            Installment = payment,
            CashPrice = Money.FromDollars(58_000m),
            DownPayment = Money.FromDollars(6_000m),
            DisclosedAprPercent = apr,
            Balloon = Money.FromDollars(27_500m),
            MayReturnVehicle = true,
            MilesPerYear = 12_000,
            ExcessMileRate = 0.20m,
        }, installment: 896.45m);
        var nova = DemoVehicles.New("Lumera", "Nova", "Sport", contractDate.Year, 301_774, VehicleCondition.New, "CVE 118");
        var loan = await scene.LiveAsync(
            "4410091763", terms, nova, DemoContracts.BorrowedBy(ellis, contractDate), ellis,
            new Habits { Method = savings, Of = n => new PaymentHabit(-(n % 4)) });
        scene.Plans(loan, 20, "Front Range Lumera", "NMP-48", "NRA-48", "NCM-36");
        scene.Schedule(loan, savings, ellis, terms.Installment, scene.Today.AddDays(8));
        scene.Odometer(nova, scene.Today.AddDays(-40), 27_960);
    }
}
