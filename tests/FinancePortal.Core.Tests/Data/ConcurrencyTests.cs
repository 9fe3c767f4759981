using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Data;

/// <summary>Rows that many change at once (DATA part 9).</summary>
[Trait("Rule", "P-OCC2")]
public sealed class ConcurrencyTests : IDisposable
{
    private readonly PortalDatabase database = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task A_hundred_increments_at_once_add_a_hundred()
    {
        await using (var db = database.Open())
        {
            db.Customers.Add(new Customer { FirstName = "Avery", LastName = "Stone", Email = "avery@example.test", NoEmailAbout = 0 });
            await db.SaveChangesAsync();
        }

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(async () =>
        {
            await using var db = database.Open();
            await db.WriteAsync(async () =>
            {
                db.ChangeTracker.Clear();
                var customer = await db.Customers.SingleAsync();
                customer.NoEmailAbout++;
                return await db.SaveChangesAsync();
            }, CancellationToken.None);
        })));

        await using var after = database.Open();
        Assert.Equal(100, (await after.Customers.SingleAsync()).NoEmailAbout);
    }
}
