using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.ServicePlans;
using FinancePortal.Core.ServicePlans.Maintenance;
using FinancePortal.Core.ServicePlans.WorkOrders;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using FinancePortal.Core.Vehicles.Recalls;

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
        ["NWU-36"] = ("WU", 39, Unlimited, 895m),
    };

    /// <summary>Plans on these forms, begun with the account and linked to it.</summary>
    public static IReadOnlyList<ServicePlan> Plans(this DemoScene scene, FinancedAccount account, int startMiles, string dealer, params ReadOnlySpan<string> forms)
    {
        var plans = new List<ServicePlan>();
        foreach (var form in forms)
        {
            var plan = Plan(account, form, startMiles, dealer);
            plan.Link(account, BusinessClock.ToUtc(account.OpenedOn, new TimeOnly(16, 5)));
            scene.Keep(plan);
            plans.Add(plan);
        }

        return plans;
    }

    /// <summary>A claim that nobody has passed to the provider yet.</summary>
    public static void Claimed(this DemoScene scene, ServicePlan plan, DemoPerson person, string what, int daysAgo, decimal asked)
    {
        var at = BusinessClock.ToUtc(scene.Today.AddDays(-1), new TimeOnly(17, 40));
        var claim = new PlanClaim { What = what, HappenedOn = scene.Today.AddDays(-daysAgo), Asked = Money.FromDollars(asked), ReportedAt = at, RequestKey = $"{plan.ContractNumber}-claim" };
        plan.Claims.Add(claim);
        scene.Keep(StaffCase.Open(CaseKind.Question, $"plan claim {claim.Reference}", $"Claim under plan {plan.ContractNumber}", at, BankCalendar.AddBankingDays(scene.Today, 1), person.Customer.CustomerId, plan.Account!.FinancedAccountId, what));
    }

    /// <summary>A plan that its owner wants to go with the vehicle.</summary>
    public static void TransferAsked(this DemoScene scene, ServicePlan plan, DemoPerson person, string newOwner)
    {
        var at = BusinessClock.ToUtc(scene.Today.AddDays(-2), new TimeOnly(18, 10));
        plan.AskToTransfer(new PlanTransfer { NewOwner = newOwner, NewOwnerEmail = "next.owner@example.test", AskedAt = at });
        scene.Keep(StaffCase.Open(CaseKind.Question, $"plan transfer {plan.Reference}", $"Transfer plan {plan.ContractNumber} to the vehicle’s next owner", at, BankCalendar.AddBankingDays(scene.Today, 3), person.Customer.CustomerId, plan.Account!.FinancedAccountId, $"New owner: {newOwner}."));
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

    /// <summary>Services that a dealer reported, with the odometer of that day.</summary>
    public static void Serviced(this DemoScene scene, Vehicle vehicle, string dealer, int daysAgo, int miles, params ReadOnlySpan<string> services)
    {
        var on = scene.Today.AddDays(-daysAgo);
        foreach (var service in services)
        {
            scene.Keep(MaintenanceRecord.OfDealer(vehicle.VehicleId, service, on, miles, dealer, BusinessClock.ToUtc(on, new TimeOnly(16, 40)), $"{vehicle.Vin[^6..]}-{daysAgo}-{service}"));
        }

        scene.Odometer(vehicle, on, miles, OdometerSource.Dealer);
    }

    /// <summary>An own invoice that waits for a colleague.</summary>
    public static void Invoiced(this DemoScene scene, FinancedAccount account, DemoPerson person, string place, int daysAgo, int miles, string service)
    {
        var on = scene.Today.AddDays(-daysAgo);
        var at = BusinessClock.ToUtc(scene.Today.AddDays(-1), new TimeOnly(19, 15));
        var record = MaintenanceRecord.OfOwner(account.VehicleId, service, on, miles, place, documentId: null, at, $"{account.AccountNumber}-{service}");
        scene.Keep(record);
        scene.Keep(StaffCase.Open(CaseKind.UploadToConfirm, $"maintenance {record.Reference}", $"Confirm a service of a {account.Vehicle.Name}", at, BankCalendar.AddBankingDays(scene.Today, 2), person.Customer.CustomerId, account.FinancedAccountId, $"{place}, {DateWords.Brief(on)}, {miles} miles."));
    }

    /// <summary>A visit that came to a stage, one stage a day.</summary>
    public static void Visit(this DemoScene scene, Vehicle vehicle, string dealer, string number, string reason, int daysAgo, int miles, WorkStage[] stages, params ReadOnlySpan<WorkOrderLine> lines)
    {
        var on = scene.Today.AddDays(-daysAgo);
        var order = new WorkOrder
        {
            VehicleId = vehicle.VehicleId,
            DealerName = dealer,
            DealerPhone = "1-800-555-0176",
            DealerEmail = "service@dealer.example",
            Number = number,
            Advisor = "Morgan Lee",
            Reason = reason,
            OpenedOn = on,
            Miles = miles,
            PromisedOn = on.AddDays(stages.Length + 1),
        };
        order.Lines.AddRange(lines);
        order.NewEstimate();
        for (var i = 0; i < stages.Length; i++)
        {
            order.Report(stages[i], BusinessClock.ToUtc(on.AddDays(i), new TimeOnly(9, 10 + i)));
        }

        scene.Keep(order);
    }

    /// <summary>A recall that was found yesterday.</summary>
    public static void Recalled(this DemoScene scene, Vehicle vehicle)
    {
        vehicle.RecallsCheckedAt = BusinessClock.ToUtc(scene.Today.AddDays(-1), new TimeOnly(4, 0));
        var recall = new VehicleRecall { VehicleId = vehicle.VehicleId, Campaign = "26V118000", FoundAt = vehicle.RecallsCheckedAt.Value };
        recall.Update(new RecallNotice
        {
            Campaign = recall.Campaign,
            Component = "Seat belts, front",
            Summary = "The front seat belt buckles may not latch fully in cold weather.",
            Consequence = "An unlatched belt may not restrain the occupant in a crash.",
            Remedy = "Dealers inspect the buckles and replace them free of charge.",
            ReportedOn = scene.Today.AddDays(-40),
        });
        scene.Keep(recall);
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
