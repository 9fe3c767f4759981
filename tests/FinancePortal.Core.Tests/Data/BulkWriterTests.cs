using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data.Bulk;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Data;

/// <summary>Rows written in bulk are the rows that EF would have written.</summary>
public sealed class BulkWriterTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    [Fact]
    public async Task A_row_written_in_bulk_equals_the_row_that_EF_writes()
    {
        await using (var db = database.Open())
        {
            db.Customers.Add(Person("A"));
            await db.SaveChangesAsync();
            using var writer = await BulkWriter.OpenAsync(db, CancellationToken.None);
            writer.Write([Person("A")]);
        }

        await using var reader = database.Open();
        await reader.Database.OpenConnectionAsync();
        await using var command = reader.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT * FROM Customers WHERE LastName = 'Bulk' ORDER BY CustomerId";
        await using var rows = await command.ExecuteReaderAsync();
        Assert.True(await rows.ReadAsync());
        var byEf = Values();
        Assert.True(await rows.ReadAsync());
        Assert.Equal(byEf, Values());

        List<(string, object)> Values() => [.. Enumerable.Range(0, rows.FieldCount)
            .Where(i => rows.GetName(i) is not ("CustomerId" or "Reference")).Select(i => (rows.GetName(i), rows.GetValue(i)))];
    }

    [Fact]
    public async Task Complex_values_subtypes_and_keys_of_other_rows_are_written()
    {
        await using (var db = database.Open())
        {
            using var writer = await BulkWriter.OpenAsync(db, CancellationToken.None);
            var vehicle = new Vehicle { Vin = "1M8GDM9AXKP042788", ModelYear = 1989, Make = "Halden", Model = "Ridge" };
            var customer = Person("C");
            var account = new FinancedAccount { AccountNumber = "9900000001", Product = ProductKind.Lease, OpenedOn = new DateOnly(2026, 1, 5), Vehicle = vehicle };
            account.Terms.Add(Lease());
            account.Parties.Add(new AccountParty { Customer = customer, Role = PartyRole.Borrower, From = account.OpenedOn });
            writer.Write([vehicle]);
            writer.Write([customer]);
            writer.Write([account]);
            writer.Write([.. account.Terms]);
            writer.Write([.. account.Parties]);
        }

        await using var reader = database.Open();
        var read = await reader.Accounts.Include(a => a.Terms).Include(a => a.Vehicle).Include(a => a.Parties).ThenInclude(p => p.Customer).SingleAsync(a => a.AccountNumber == "9900000001");
        var terms = Assert.IsType<LeaseTerms>(read.CurrentTerms);
        Assert.Equal((Money.FromDollars(482.45m), 0.0019m, 7.125m), (terms.BasePayment, terms.MoneyFactor.Value, terms.TaxPercent));
        Assert.Equal(Lease().LateFee, terms.LateFee);
        Assert.Equal("1M8GDM9AXKP042788", read.Vehicle.Vin);
        Assert.Equal("C", read.Parties.Single().Customer.FirstName);
    }

    [Fact]
    public async Task After_a_bulk_EF_goes_on_with_free_keys()
    {
        await using var db = database.Open();
        using (var writer = await BulkWriter.OpenAsync(db, CancellationToken.None))
        {
            writer.Write([Person("D"), Person("E"), Person("F"), Person("G"), Person("H")]);
        }

        var last = await db.Customers.MaxAsync(c => c.CustomerId);
        var next = Person("I");
        db.Customers.Add(next);
        await db.SaveChangesAsync();

        Assert.Equal(last + 1, next.CustomerId);
    }

    private static Customer Person(string firstName) => new()
    {
        FirstName = firstName,
        LastName = "Bulk",
        BornOn = new DateOnly(1988, 4, 17),
        Email = "x@example.test",
        City = "Köln “am Rhein”",
        CreatedAt = new DateTime(2026, 3, 10, 16, 0, 0, 120, DateTimeKind.Utc),
    };

    private static LeaseTerms Lease() => new()
    {
        ContractDate = new DateOnly(2026, 1, 5),
        FirstDueOn = new DateOnly(2026, 1, 5),
        EndsOn = new DateOnly(2029, 1, 5),
        PaymentCount = 36,
        State = "OR",
        LateFee = new LateFeeRule { GraceDays = 15, Percent = 5m, Cap = Money.FromDollars(50m) },
        ReturnedPaymentFee = Money.FromDollars(25m),
        Msrp = Money.FromDollars(44_200m),
        AgreedValue = Money.FromDollars(40_528.50m),
        AcquisitionFee = Money.FromDollars(925m),
        ResidualValue = Money.FromDollars(24_310m),
        MoneyFactor = MoneyFactor.Of(0.0019m),
        BasePayment = Money.FromDollars(482.45m),
        TaxPercent = 7.125m,
        MilesPerYear = 10_000,
        StartOdometer = 12,
        ExcessMileRate = 0.25m,
    };
}
