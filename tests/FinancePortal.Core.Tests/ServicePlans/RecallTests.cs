using System.Net;
using FinancePortal.Core.ServicePlans.Recalls;
using FinancePortal.Core.Vehicles;
using FinancePortal.Core.Vehicles.Recalls;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.Tests.ServicePlans;

/// <summary>Recalls come through a door: files or NHTSA's service; each new one is told once.</summary>
[Trait("Feature", "F-807")]
public sealed class RecallTests
{
    private const string Answer = """
        {"Count":2,"Message":"Results returned successfully","results":[
          {"Manufacturer":"Halden","NHTSACampaignNumber":"26V118000","parkIt":true,"parkOutSide":false,"ReportReceivedDate":"27/02/2026","Component":"SEAT BELTS","Summary":"May not latch.","Consequence":"Injury.","Remedy":"Replaced.","ModelYear":"2024","Make":"HALDEN","Model":"RIDGE"},
          {"NHTSACampaignNumber":"26V118000","Component":"SEAT BELTS","Summary":"The same again."},
          {"NHTSACampaignNumber":"25V001000","Component":"AIR BAGS","Summary":"S","ReportReceivedDate":"not a date"},
          {"NHTSACampaignNumber":"","Component":"NAMELESS"}]}
        """;

    private static readonly Vehicle Ridge = new() { Vin = "1G4AH59H45G118341", ModelYear = 2024, Make = "Halden", Model = "Ridge & Co" };

    [Fact]
    public async Task The_service_is_asked_by_make_model_and_year_and_its_answer_is_read()
    {
        var asked = "";
        var found = await Source(request =>
        {
            asked = request.RequestUri!.AbsoluteUri;
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Answer) };
        }).OfAsync(Ridge, CancellationToken.None);

        Assert.Equal("https://recalls.test/recalls/recallsByVehicle?make=Halden&model=Ridge%20%26%20Co&modelYear=2024", asked);
        Assert.NotNull(found);
        Assert.Equal(["26V118000", "25V001000"], found.Select(r => r.Campaign));
        Assert.Equal((new DateOnly(2026, 2, 27), true, "May not latch."), (found[0].ReportedOn, found[0].DoNotDrive, found[0].Summary));
        Assert.Null(found[1].ReportedOn);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, "<html>")]
    [InlineData(HttpStatusCode.OK, "{}")]
    [InlineData(HttpStatusCode.OK, "[]")]
    [InlineData(HttpStatusCode.OK, """{"results":{}}""")]
    [InlineData(HttpStatusCode.InternalServerError, Answer)]
    [InlineData(HttpStatusCode.TooManyRequests, "")]
    public async Task An_answer_that_is_none_is_a_failure_of_the_source(HttpStatusCode status, string body) =>
        await Assert.ThrowsAsync<RecallSourceException>(() => Source(_ => new HttpResponseMessage(status) { Content = new StringContent(body) }).OfAsync(Ridge, CancellationToken.None));

    [Fact]
    public async Task A_service_that_is_down_or_slow_is_a_failure_of_the_source()
    {
        await Assert.ThrowsAsync<RecallSourceException>(() => Source(_ => throw new HttpRequestException("down")).OfAsync(Ridge, CancellationToken.None));
        await Assert.ThrowsAsync<RecallSourceException>(() => Source(_ => throw new TaskCanceledException("slow")).OfAsync(Ridge, CancellationToken.None));
        await Assert.ThrowsAsync<RecallSourceException>(() => Source(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(new string(' ', 2_000_001)) }).OfAsync(Ridge, CancellationToken.None));
    }

    [Fact]
    public async Task A_file_named_by_the_VIN_comes_before_one_of_the_model_and_no_name_leaves_the_folder()
    {
        var folder = TestFolder.New("recalls");
        var source = new FolderRecallSource(folder);
        Assert.Null(await source.OfAsync(Ridge, CancellationToken.None));
        Assert.Null(await new FolderRecallSource("").OfAsync(Ridge, CancellationToken.None));

        await File.WriteAllTextAsync(Path.Combine(folder, "halden-ridgeco-2024.json"), Answer);
        Assert.Equal(2, (await source.OfAsync(Ridge, CancellationToken.None))!.Count);
        await File.WriteAllTextAsync(Path.Combine(folder, $"{Ridge.Vin}.json"), """{"results":[]}""");
        Assert.Empty((await source.OfAsync(Ridge, CancellationToken.None))!);
        Assert.Null(await source.OfAsync(new Vehicle { Vin = "../../x", ModelYear = 1, Make = "../..", Model = "/etc" }, CancellationToken.None));
    }

    [Fact]
    public async Task A_new_recall_is_told_once_a_gone_one_is_closed_and_a_failure_changes_nothing()
    {
        var door = new Door();
        await using var core = new PortalCore { Replace = services => services.AddSingleton<IRecallSource>(door) };
        var contract = await core.Database.FundAsync(core.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 1)));

        door.Found = [new RecallNotice { Campaign = "26V1", Component = "Belts", Summary = "S" }];
        Assert.Equal("1 vehicles asked about, 1 new recalls", await core.RunAsync<CheckRecallsJob>());
        Assert.Equal("0 vehicles asked about, 0 new recalls", await core.RunAsync<CheckRecallsJob>());
        core.Clock.GoTo(new DateOnly(2026, 1, 16), new TimeOnly(23, 0));
        Assert.Equal("1 vehicles asked about, 0 new recalls", await core.RunAsync<CheckRecallsJob>());

        core.Clock.GoTo(new DateOnly(2026, 1, 18), new TimeOnly(4, 0));
        door.Found = null;
        Assert.Contains("the source failed", await core.RunAsync<CheckRecallsJob>(), StringComparison.Ordinal);
        await using (var db = core.Open())
        {
            Assert.True((await db.VehicleRecalls.SingleAsync()).IsOpen);
            Assert.Equal(1, await db.OutboxEmails.CountAsync());
        }

        door.Found = [];
        await core.RunAsync<CheckRecallsJob>();
        await using var after = core.Open();
        Assert.NotNull((await after.VehicleRecalls.SingleAsync()).GoneAt);
        Assert.Equal(core.Clock.GetUtcNow().UtcDateTime, (await after.Vehicles.SingleAsync(v => v.VehicleId == contract.Account.VehicleId)).RecallsCheckedAt);
    }

    private static NhtsaRecallSource Source(Func<HttpRequestMessage, HttpResponseMessage> answer) => new(new HttpClient(new Handler(answer)) { BaseAddress = new Uri("https://recalls.test/") });

    private sealed class Handler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer(request));
    }

    private sealed class Door : IRecallSource
    {
        public IReadOnlyList<RecallNotice>? Found { get; set; }

        public Task<IReadOnlyList<RecallNotice>?> OfAsync(Vehicle vehicle, CancellationToken cancellationToken) =>
            Found is null ? throw new RecallSourceException("down") : Task.FromResult<IReadOnlyList<RecallNotice>?>(Found);
    }
}
