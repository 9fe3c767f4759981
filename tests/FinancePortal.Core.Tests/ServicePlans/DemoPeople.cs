using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Demo;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.ServicePlans;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace FinancePortal.Core.Tests.ServicePlans;

/// <summary>The demo people and what lies in their gloveboxes.</summary>
internal sealed class DemoPeople : IAsyncDisposable
{
    private readonly PortalDatabase database = new();
    private readonly FakeClock clock = new();

    public static async Task<DemoPeople> MakeAsync()
    {
        var demo = new DemoPeople();
        demo.clock.GoTo(new DateOnly(2026, 11, 20), new TimeOnly(9, 30));
        await using var db = demo.database.Open();
        var keys = new SecretKeys(Key(), Key(), Key());
        var service = new DemoService(db, new UserCreationService(db, new SecurityClock(demo.clock), new FieldCipher(keys)), new AccountNumberSeal(new FieldCipher(keys)), new PasswordHashing(keys, iterations: 1), demo.clock, new Development());
        Assert.True(await service.MakeIfEmptyAsync(CancellationToken.None));
        return demo;

        static KeySet Key() => new(new Dictionary<int, byte[]> { [1] = new byte[KeySet.Bytes] });
    }

    public PortalDbContext Open() => database.Open();

    /// <summary>Every account, and a customer who may see it.</summary>
    public async Task<List<(long CustomerId, string Reference)>> VehiclesAsync()
    {
        await using var db = Open();
        return [.. (await db.Accounts.Select(a => new { a.Parties[0].CustomerId, a.Reference }).ToListAsync()).Select(a => (a.CustomerId, a.Reference))];
    }

    public async Task<VehicleFile> FileAsync((long CustomerId, string Reference) account)
    {
        await using var db = Open();
        return await new VehicleFileService(db, TestPlans.Forms, clock).FileAsync(account.CustomerId, account.Reference, CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    private sealed class Development : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Development";
        public string ApplicationName { get; set; } = "";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
