using FinancePortal.Core.Contracts;
using FinancePortal.Core.ServicePlans;
using FinancePortal.Core.ServicePlans.WorkOrders;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using FinancePortal.Core.Vehicles.Recalls;

namespace FinancePortal.Testing;

/// <summary>Plans on the example forms; every figure has a default that a test may replace.</summary>
public static class TestPlans
{
    private static int made;

    public static PlanForms Forms { get; } = PlanForms.Examples();

    /// <summary>From January 15, 2026, 72 months or 75,000 miles from 12 on, sold for $2,400.00.</summary>
    public static ServicePlan Plan(string form = "NES-72", string vin = "1G4AH59H45G118341", DateOnly? startsOn = null, int months = 72, int startMiles = 12, int? endMiles = 75_012, decimal price = 2_400m)
    {
        var starts = startsOn ?? new DateOnly(2026, 1, 15);
        return new ServicePlan
        {
            ContractNumber = $"T{Interlocked.Increment(ref made):000000}",
            Vin = vin,
            FormNumber = form,
            StartsOn = starts,
            EndsOn = starts.AddMonths(months).AddDays(-1),
            StartMiles = startMiles,
            EndMiles = endMiles,
            Price = Money.FromDollars(price),
            SoldBy = "Juniper Motors",
        };
    }

    /// <summary>Keeps a plan, linked to the contract's account unless told otherwise.</summary>
    public static async Task<ServicePlan> PlanAsync(this PortalDatabase database, TestContract contract, ServicePlan? plan = null, bool linked = true)
    {
        var kept = plan ?? Plan(vin: contract.Account.Vehicle.Vin);
        await database.ChangeAsync(async db =>
        {
            if (linked)
            {
                kept.Link((await db.Accounts.FindAsync(contract.Account.FinancedAccountId))!, new DateTime(2026, 1, 16, 15, 0, 0, DateTimeKind.Utc));
            }

            db.ServicePlans.Add(kept);
        });
        return kept;
    }

    /// <summary>A visit with one covered line of $500.00 and one of $120.00 that waits for an answer.</summary>
    public static async Task<WorkOrder> VisitAsync(this PortalDatabase database, TestContract contract)
    {
        var order = new WorkOrder { VehicleId = contract.Account.VehicleId, DealerName = "Juniper Motors", Number = $"RO-{Interlocked.Increment(ref made)}", OpenedOn = new DateOnly(2026, 3, 9), Reason = "Noise" };
        order.Lines.Add(WorkOrderLine.Of(1, "Control arm", "", Money.FromDollars(500m), "Extended service contract"));
        order.Lines.Add(WorkOrderLine.Of(2, "Brake pads", "", Money.FromDollars(120m), ""));
        order.NewEstimate();
        order.Report(WorkStage.Diagnosed, new DateTime(2026, 3, 9, 15, 0, 0, DateTimeKind.Utc));
        await database.ChangeAsync(db =>
        {
            db.WorkOrders.Add(order);
            return Task.CompletedTask;
        });
        return order;
    }

    /// <summary>An open recall; its reference.</summary>
    public static async Task<string> RecallAsync(this PortalDatabase database, TestContract contract)
    {
        var recall = new VehicleRecall { VehicleId = contract.Account.VehicleId, Campaign = $"26V{Interlocked.Increment(ref made):000000}", Component = "Seat belts", Summary = "They may not latch.", FoundAt = new DateTime(2026, 3, 1, 9, 0, 0, DateTimeKind.Utc) };
        await database.ChangeAsync(db =>
        {
            db.VehicleRecalls.Add(recall);
            return Task.CompletedTask;
        });
        return recall.Reference;
    }

    /// <summary>A reading of the contract's vehicle.</summary>
    public static Task ReadingAsync(this PortalDatabase database, TestContract contract, DateOnly on, int miles) => database.ChangeAsync(db =>
    {
        db.OdometerReadings.Add(Reading(on, miles, contract.Account.VehicleId));
        return Task.CompletedTask;
    });

    public static OdometerReading Reading(DateOnly on, int miles, long vehicleId = 0) => new()
    {
        VehicleId = vehicleId,
        ReadOn = on,
        Miles = miles,
        Source = OdometerSource.Customer,
        RecordedAt = BusinessClock.ToUtc(on, new TimeOnly(18, 0)),
        RecordedBy = "Elena Marsh",
    };

    /// <summary>The file of a vehicle that nobody keeps in a database.</summary>
    public static VehicleFile File(DateOnly today, IEnumerable<ServicePlan> plans, params IEnumerable<OdometerReading> readings)
    {
        var account = new FinancedAccount
        {
            AccountNumber = "4410000001",
            Product = ProductKind.Loan,
            OpenedOn = new DateOnly(2026, 1, 15),
            Vehicle = new Vehicle { Vin = "1G4AH59H45G118341", ModelYear = 2026, Make = "Halden", Model = "Ridge" },
        };
        return VehicleFile.Of(account, mayAct: true, [.. readings], plans, Forms, today);
    }
}
