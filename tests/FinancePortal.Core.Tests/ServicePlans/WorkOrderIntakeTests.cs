using FinancePortal.Core.ServicePlans.WorkOrders;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.ServicePlans;

/// <summary>Dealers' reports become visits, questions to the customer, records and readings.</summary>
[Trait("Feature", "F-803")]
public sealed class WorkOrderIntakeTests : IAsyncLifetime
{
    private static readonly Actor Feed = Actor.System("dealer feed");
    private readonly PortalCore core = new();
    private TestContract contract = null!;
    private DateTime at;

    public async Task InitializeAsync()
    {
        contract = await core.Database.FundAsync(core.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 1)));
        core.Clock.GoTo(new DateOnly(2026, 6, 10));
        at = core.Clock.UtcNow().AddHours(-3);
    }

    public Task DisposeAsync() => core.DisposeAsync().AsTask();

    private DealerReport Report(WorkStage stage, int minutes, params DealerReportLine[] lines) => new()
    {
        Vin = contract.Account.Vehicle.Vin,
        DealerName = "Juniper Motors",
        Number = "RO-1",
        OpenedOn = new DateOnly(2026, 6, 9),
        Miles = 4_200,
        Stage = stage,
        ReportedAt = at.AddMinutes(minutes),
        Lines = lines,
    };

    private static DealerReportLine Line(int number, long cents, string coveredBy = "", string service = "") => new() { Number = number, Words = $"Work {number}", Amount = Money.FromCents(cents), CoveredBy = coveredBy, Service = service };

    private Task<ReportAnswer> TakeAsync(DealerReport report) => core.WithAsync<WorkOrderIntakeService, ReportAnswer>(s => s.TakeAsync(report, Feed, CancellationToken.None));

    private async Task<WorkOrder> OrderAsync()
    {
        await using var db = core.Open();
        return await db.WorkOrders.Include(w => w.Lines.OrderBy(l => l.Number)).Include(w => w.Steps).SingleAsync();
    }

    private Task<EstimateAnswer> DecideAsync(WorkOrder order, bool approve) =>
        core.WithAsync<WorkOrderService, EstimateAnswer>(s => s.DecideAsync(contract.Account.Reference, order.Reference, order.EstimateNumber, approve, contract.Actor, CancellationToken.None));

    [Fact]
    public async Task A_visit_goes_from_stage_to_stage_and_an_older_report_changes_nothing()
    {
        Assert.Equal(ReportAnswer.Taken, await TakeAsync(Report(WorkStage.Opened, 0)));
        Assert.Equal(ReportAnswer.Taken, await TakeAsync(Report(WorkStage.InRepair, 20)));
        Assert.Equal(ReportAnswer.Older, await TakeAsync(Report(WorkStage.Diagnosed, 10)));
        Assert.Equal(ReportAnswer.Older, await TakeAsync(Report(WorkStage.InRepair, 20)));

        var order = await OrderAsync();
        Assert.Equal((WorkStage.InRepair, 2), (order.Stage, order.Steps.Count));
        Assert.Equal(ReportAnswer.UnknownVehicle, await TakeAsync(Report(WorkStage.Opened, 0) with { Vin = "1M8GDM9AXKP042788" }));
    }

    [Fact]
    public async Task The_customer_is_asked_once_about_what_they_pay_and_never_about_what_is_covered()
    {
        await TakeAsync(Report(WorkStage.Diagnosed, 0, Line(1, 500_00, "Extended service contract"), Line(2, 120_00)));
        await TakeAsync(Report(WorkStage.Diagnosed, 5, Line(1, 500_00, "Extended service contract"), Line(2, 120_00)));

        var order = await OrderAsync();
        Assert.Equal([LineDecision.NotNeeded, LineDecision.Waiting], order.Lines.Select(l => l.Decision));
        Assert.Equal((12_000, 50_000), (order.ToDecide.Cents, order.Covered.Cents));
        await using var db = core.Open();
        Assert.Equal(1, await db.OutboxEmails.CountAsync(e => e.Subject == "An estimate waits for your answer"));
        Assert.Equal(1, await db.Notifications.CountAsync());
    }

    [Fact]
    public async Task An_approval_holds_for_the_estimate_that_was_seen()
    {
        await TakeAsync(Report(WorkStage.Diagnosed, 0, Line(1, 120_00)));
        var seen = await OrderAsync();
        await TakeAsync(Report(WorkStage.Diagnosed, 5, Line(1, 220_00)));
        Assert.Equal(EstimateAnswer.Changed, await DecideAsync(seen, approve: true));

        Assert.Equal(EstimateAnswer.Done, await DecideAsync(await OrderAsync(), approve: true));
        Assert.Equal(EstimateAnswer.NothingToDecide, await DecideAsync(await OrderAsync(), approve: false));
        await TakeAsync(Report(WorkStage.InRepair, 9, Line(1, 220_00), Line(2, 80_00)) with { DealerEmail = "service@dealer.example" });
        var order = await OrderAsync();
        Assert.Equal([LineDecision.Approved, LineDecision.Waiting], order.Lines.Select(l => l.Decision));

        Assert.Equal(EstimateAnswer.Done, await DecideAsync(order, approve: false));
        await using var db = core.Open();
        var told = await db.OutboxEmails.SingleAsync(e => e.To == "service@dealer.example");
        Assert.Contains("The customer declined the work of visit RO-1 for $80.00.", told.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(contract.Customer.LastName, told.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "F-804")]
    public async Task Picking_up_keeps_the_services_and_the_odometer_and_not_what_was_declined()
    {
        await TakeAsync(Report(WorkStage.Diagnosed, 0, Line(1, 90_00, "Maker", "oil"), Line(2, 40_00, "", "tires")));
        await DecideAsync(await OrderAsync(), approve: false);
        await TakeAsync(Report(WorkStage.PickedUp, 60, Line(1, 90_00, "Maker", "oil"), Line(2, 40_00, "", "tires")));

        await using var db = core.Open();
        var record = Assert.Single(await db.MaintenanceRecords.ToListAsync());
        Assert.Equal(("oil", 4_200, true), (record.Service, record.Miles, record.IsDealers));
        var reading = Assert.Single(await db.OdometerReadings.ToListAsync());
        Assert.Equal((4_200, OdometerSource.Dealer, "Juniper Motors"), (reading.Miles, reading.Source, reading.RecordedBy));
    }

    [Fact]
    public async Task An_odometer_that_falls_is_not_taken_over()
    {
        await core.Database.ReadingAsync(contract, new DateOnly(2026, 6, 1), 5_000);
        await TakeAsync(Report(WorkStage.PickedUp, 0, Line(1, 90_00, "Maker", "oil")));
        await using var db = core.Open();
        Assert.Equal(5_000, (await db.OdometerReadings.SingleAsync()).Miles);
        Assert.Single(await db.MaintenanceRecords.ToListAsync());
    }

    [Fact]
    public async Task Reports_are_read_from_a_folder_once_and_bad_ones_become_a_case()
    {
        var folder = TestFolder.New("reports");
        await using var reader = new PortalCore { Settings = { ["Dealers:ReportsFolder"] = folder } };
        var ours = await reader.Database.FundAsync(reader.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 1)));
        reader.Clock.GoTo(new DateOnly(2026, 6, 10));
        var good = $$"""{"vin":"{{ours.Account.Vehicle.Vin}}","dealerName":"Juniper Motors","number":"RO-7","openedOn":"2026-06-09","stage":"inRepair","reportedAt":"2026-06-09T15:00:00Z","lines":[{"number":1,"words":"Oil","amount":49.50}]}""";
        await File.WriteAllTextAsync(Path.Combine(folder, "1.json"), good);
        await File.WriteAllTextAsync(Path.Combine(folder, "2.json"), good);
        await File.WriteAllTextAsync(Path.Combine(folder, "3.json"), "{ not json");
        await File.WriteAllTextAsync(Path.Combine(folder, "4.json"), good.Replace("49.50", "49.505", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(folder, "5.json"), good.Replace("15:00:00Z", "15:00:00", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(folder, "6.json"), good.Replace("2026-06-09T", "2027-06-09T", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(folder, "7.json"), good.Replace(ours.Account.Vehicle.Vin, "1M8GDM9AXKP042788", StringComparison.Ordinal));

        Assert.Equal("2 reports taken, 5 refused", await reader.RunAsync<ReadDealerReportsJob>());
        Assert.Equal("0 reports taken, 0 refused", await reader.RunAsync<ReadDealerReportsJob>());
        await using var db = reader.Open();
        Assert.Equal(4950, (await db.WorkOrders.Include(w => w.Lines).SingleAsync()).ToDecide.Cents);
        Assert.Equal(5, await db.StaffCases.CountAsync());
        Assert.Equal(["3.json", "4.json", "5.json", "6.json", "7.json"], Directory.GetFiles(Path.Combine(folder, "refused")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_report_that_makes_no_sense_is_refused_with_its_reason()
    {
        foreach (var (bad, why) in new[]
        {
            (Report(WorkStage.Opened, 0) with { Vin = "1G4AH59H55G118341" }, "the VIN is refused: CheckDigit"),
            (Report(WorkStage.Opened, 0) with { Miles = -1 }, "the odometer is out of range"),
            (Report(WorkStage.Opened, 0, Line(1, 1), Line(1, 2)), "line numbers repeat"),
            (Report(WorkStage.Opened, 0, Line(1, -1)), "negative amount"),
            (Report((WorkStage)99, 0), "the stage is unknown"),
            (Report(WorkStage.Opened, 0) with { Number = " " }, "dealer or number is missing"),
        })
        {
            Assert.Contains(why, (await Assert.ThrowsAsync<ArgumentException>(() => TakeAsync(bad))).Message, StringComparison.Ordinal);
        }
    }
}
