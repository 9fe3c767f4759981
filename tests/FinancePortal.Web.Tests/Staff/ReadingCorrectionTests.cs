using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Vehicles;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Staff;

/// <summary>An odometer reading is put right by two people; the wrong one stays on record (F-1202).</summary>
[Trait("Feature", "F-1202")]
public sealed class ReadingCorrectionTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    [Trait("Rule", "P-OCC1")]
    public async Task A_reading_that_somebody_changed_meanwhile_is_answered_409()
    {
        var (_, contract) = await portal.LoanCustomerAsync();
        await using var db = portal.Database.Open();
        db.OdometerReadings.Add(new OdometerReading { VehicleId = contract.Account.VehicleId, ReadOn = new DateOnly(2026, 3, 1), Miles = 91_000, Source = OdometerSource.Customer, RecordedAt = portal.Clock.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync();
        var sam = await portal.SignedInAsync(await portal.StaffAsync(Roles.Support));
        var path = $"/staff/customers/{contract.Customer.Reference}";
        await (await sam.GetAsync(path)).Choose("To correct something").SubmitAsync("Open the file");
        var form = (await (await sam.GetAsync($"{path}/accounts/{contract.Account.Reference}/readings")).FollowAsync("Correct the reading of Mar 1, 2026"))
            .Fill("Right reading", "19,000").Fill("Reason", "Keying error").Fill("What happened", "Digits swapped.").Fill("Where the evidence is", "photo");
        await portal.Database.PayAsync(portal.Clock, contract, Core.Values.Money.FromCents(1_00));

        var stale = await form.SubmitAsync("Send for approval");

        Assert.Equal((System.Net.HttpStatusCode.Conflict, "19,000", "Digits swapped."), (stale.Status, stale.Value("Right reading"), stale.Value("What happened")));
        Assert.Contains("booked payment", stale.Text, StringComparison.Ordinal);
        Assert.Contains("Sent for approval", (await stale.SubmitAsync("Send for approval")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reading_is_withdrawn_with_its_reason_and_another_one_stands()
    {
        var (_, contract) = await portal.LoanCustomerAsync();
        await using (var seed = portal.Database.Open())
        {
            seed.OdometerReadings.Add(new OdometerReading { VehicleId = contract.Account.VehicleId, ReadOn = new DateOnly(2026, 3, 1), Miles = 91_000, Source = OdometerSource.Customer, RecordedAt = portal.Clock.GetUtcNow().UtcDateTime });
            await seed.SaveChangesAsync();
        }

        var (sam, taylor) = (await portal.SignedInAsync(await portal.StaffAsync(Roles.Support)), await portal.SignedInAsync(await portal.StaffAsync(Roles.Supervisor)));
        var path = $"/staff/customers/{contract.Customer.Reference}";
        await (await sam.GetAsync(path)).Choose("To correct something").SubmitAsync("Open the file");
        var chosen = await (await sam.GetAsync($"{path}/accounts/{contract.Account.Reference}/readings")).FollowAsync("Correct the reading of Mar 1, 2026");
        var sent = await chosen.Fill("Right reading", "19,000").Fill("Reason", "Keying error").Fill("What happened", "Digits swapped.").Fill("Where the evidence is", "photo of the odometer").SubmitAsync("Send for approval");
        Assert.Contains("Sent for approval", sent.Text, StringComparison.Ordinal);
        await (await taylor.GetAsync(sent.Address)).Fill("What you looked at", "The photo.").SubmitAsync("approve");

        await using var db = portal.Database.Open();
        var readings = await db.OdometerReadings.AsNoTracking().Where(r => r.VehicleId == contract.Account.VehicleId).OrderBy(r => r.OdometerReadingId).ToListAsync();
        Assert.Equal(["Digits swapped.", ""], readings.Select(r => r.WithdrawnWhy));
        Assert.Equal((19_000, OdometerSource.Staff), (readings[1].Miles, readings[1].Source));
    }
}
