using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Images;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Testing;

/// <summary>A lessee in the middle of a lease, with a mileage log: the one drawn in the mockups.</summary>
public static class TestLeases
{
    /// <summary>205 days before the end of the drawn lease.</summary>
    public static readonly DateOnly Today = new(2026, 11, 19);

    /// <summary>The readings of the drawn page: driven miles and 12 at delivery.</summary>
    private static readonly (string On, int Miles)[] Drawn =
    [
        ("2024-12-10", 4_380), ("2025-06-14", 9_940), ("2025-12-08", 15_702), ("2026-03-16", 18_890), ("2026-07-20", 22_470), ("2026-11-15", 26_140),
    ];

    /// <summary>
    /// $42,600.00 + $925.00 − $3,525.00 = $40,000.00; − $24,310.00 = $15,690.00; + $2,893.95 rent charge; ÷ 36 = $516.22; no tax (Oregon).
    /// </summary>
    public static LeaseTerms DrawnTerms(bool mayPurchase = true) => new()
    {
        ContractDate = new DateOnly(2024, 6, 12),
        EffectiveFrom = new DateOnly(2024, 6, 12),
        FirstDueOn = new DateOnly(2024, 6, 12),
        PaymentCount = 36,
        EndsOn = new DateOnly(2027, 6, 12),
        State = "OR",
        LateFee = new LateFeeRule { GraceDays = 10, Percent = 5m },
        ReturnedPaymentFee = Money.FromCents(25_00),
        Msrp = Money.FromCents(44_200_00),
        AgreedValue = Money.FromCents(42_600_00),
        AcquisitionFee = Money.FromCents(925_00),
        CashReduction = Money.FromCents(2_525_00),
        Rebate = Money.FromCents(1_000_00),
        ResidualValue = Money.FromCents(24_310_00),
        MoneyFactor = MoneyFactor.Of(0.00125m),
        BasePayment = Money.FromCents(516_22),
        TaxRule = LeaseTaxRule.None,
        RegistrationFees = Money.FromCents(140_00),
        DispositionFee = Money.FromCents(395_00),
        PurchaseOptionFee = Money.FromCents(350_00),
        MilesPerYear = 10_000,
        StartOdometer = 12,
        ExcessMileRate = 0.25m,
        BoughtMileRate = 0.18m,
        UnusedMileCredit = 0.18m,
        MayPurchase = mayPurchase,
    };

    /// <summary>A signed-in lessee. The host's clock stands at <paramref name="today"/> afterwards.</summary>
    /// <param name="paid">How many payments were billed and paid on their due dates.</param>
    /// <param name="readings">The log; the drawn one unless told.</param>
    public static async Task<(Visitor Visitor, TestContract Contract)> LeaseCustomerAsync(
        this PortalHost host, LeaseTerms? terms = null, int paid = 30, DateOnly? today = null, IEnumerable<(string On, int Miles)>? readings = null)
    {
        var person = await host.CustomerAsync("Elena", "Marsh");
        var contract = await host.LeaseAsync(person.CustomerId!.Value, terms, paid, today, readings);
        return (await host.SignedInAsync(person), contract);
    }

    /// <summary>A lease of a customer who is there.</summary>
    public static async Task<TestContract> LeaseAsync(
        this PortalHost host, long customerId, LeaseTerms? terms = null, int paid = 30, DateOnly? today = null, IEnumerable<(string On, int Miles)>? readings = null)
    {
        var vehicle = new Vehicle { Vin = "1G4AH59H45G118341", ModelYear = 2024, Make = "Halden", Model = "Arc", Trim = "Touring" };
        var contract = await host.Database.FundAsync(host.Clock, terms ?? DrawnTerms(), customerId, vehicle);
        await host.Database.PaidOnTimeAsync(host.Clock, contract, paid);
        var now = today ?? Today;
        await host.Database.ChangeAsync(db =>
        {
            db.OdometerReadings.AddRange((readings ?? Drawn).Where(r => DateOnly.Parse(r.On) <= now).Select(r => new OdometerReading
            {
                VehicleId = contract.Account.VehicleId,
                ReadOn = DateOnly.Parse(r.On),
                Miles = r.Miles,
                Source = OdometerSource.Customer,
                RecordedAt = BusinessClock.ToUtc(DateOnly.Parse(r.On), new TimeOnly(18, 0)),
                RecordedBy = "Elena Marsh",
            }));
            return Task.CompletedTask;
        });
        host.Clock.GoTo(now);
        return contract;
    }

    /// <summary>A picture on a lease; its reference.</summary>
    public static async Task<string> PhotoAsync(this TestContract lease, PortalDbContext db)
    {
        var photo = new Photo
        {
            FinancedAccountId = lease.Account.FinancedAccountId,
            Kind = ImageKind.Png,
            Width = 1,
            Height = 1,
            Orientation = 1,
            Bytes = [1],
            TakenInAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        };
        db.Photos.Add(photo);
        await db.SaveChangesAsync();
        return photo.Reference;
    }

    /// <summary>A kept paper of a lease; its reference.</summary>
    public static async Task<string> PaperAsync(this TestContract lease, PortalDbContext db)
    {
        var paper = LeasePaper.Of(lease.Account.FinancedAccountId, LeasePaperKind.Comparison, "Comparison", [], new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        db.LeasePapers.Add(paper);
        await db.SaveChangesAsync();
        return paper.Reference;
    }

    /// <summary>A line of a final bill; its reference.</summary>
    public static async Task<string> ChargeAsync(this TestContract lease, PortalDbContext db)
    {
        var charge = new LeaseCharge
        {
            FinancedAccountId = lease.Account.FinancedAccountId,
            Kind = LeaseChargeKind.Disposition,
            Title = "Return fee",
            Rule = "The disposition fee in your contract.",
            Full = Money.FromCents(395_00),
            Amount = Money.FromCents(395_00),
            Steps = Explanation.ToJson(new Explanation().Step("return fee", Money.FromCents(395_00), "disposition fee", StepRounding.Exact, "Returning the vehicle", "R-101", FormulaInput.Of("disposition fee", Money.FromCents(395_00)))),
        };
        db.LeaseCharges.Add(charge);
        await db.SaveChangesAsync();
        return charge.Reference;
    }
}
