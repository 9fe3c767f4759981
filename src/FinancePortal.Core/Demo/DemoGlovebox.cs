using FinancePortal.Core.Contracts;
using FinancePortal.Core.ServicePlans;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.Demo;

/// <summary>What lies in the gloveboxes of demo people: plans that came with a vehicle or were sold with it.</summary>
internal static class DemoGlovebox
{
    private const int Unlimited = 0;

    private static readonly Dictionary<string, (string Prefix, int Months, int Miles, decimal Price)> Sold = new(StringComparer.Ordinal)
    {
        ["NCM-36"] = ("CM", 36, 36_000, 0m),
        ["NCM-EV-36"] = ("CM", 36, 36_000, 0m),
        ["NRA-48"] = ("RA", 48, Unlimited, 0m),
        ["NMP-48"] = ("MP", 48, 50_000, 0m),
        ["NMP-EV-48"] = ("MP", 96, 100_000, 0m),
        ["NCP-24"] = ("CP", 24, 24_000, 0m),
        ["NES-72"] = ("ES", 72, 75_000, 2_395m),
        ["NTW-36"] = ("TW", 36, Unlimited, 1_140m),
        ["NGAP-1"] = ("GAP", 60, Unlimited, 795m),
    };

    /// <summary>Plans on these forms, begun with the account and linked to it.</summary>
    public static void Plans(this DemoScene scene, FinancedAccount account, int startMiles, string dealer, params ReadOnlySpan<string> forms)
    {
        foreach (var form in forms)
        {
            var plan = Plan(account, form, startMiles, dealer);
            plan.Link(account, BusinessClock.ToUtc(account.OpenedOn, new TimeOnly(16, 5)));
            scene.Keep(plan);
        }
    }

    /// <summary>A plan that the provider reported and nobody has linked yet.</summary>
    public static void PlanToLink(this DemoScene scene, FinancedAccount account, string form, int startMiles, string dealer) => scene.Keep(Plan(account, form, startMiles, dealer));

    public static void Odometer(this DemoScene scene, Vehicle vehicle, params ReadOnlySpan<(int DaysAgo, int Miles)> readings)
    {
        foreach (var (daysAgo, miles) in readings)
        {
            scene.Odometer(vehicle, scene.Today.AddDays(-daysAgo), miles);
        }
    }

    private static ServicePlan Plan(FinancedAccount account, string form, int startMiles, string dealer)
    {
        var (prefix, months, miles, price) = Sold[form];
        return new ServicePlan
        {
            ContractNumber = $"{prefix}-{account.Vehicle.Vin[^6..]}",
            Vin = account.Vehicle.Vin,
            FormNumber = form,
            StartsOn = account.OpenedOn,
            EndsOn = account.OpenedOn.AddMonths(months).AddDays(-1),
            StartMiles = startMiles,
            EndMiles = miles == Unlimited ? null : startMiles + miles,
            Price = Money.FromDollars(price),
            SoldBy = dealer,
        };
    }
}
