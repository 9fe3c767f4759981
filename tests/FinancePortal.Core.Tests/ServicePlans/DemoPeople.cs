using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Demo;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.ServicePlans;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace FinancePortal.Core.Tests.ServicePlans;

/// <summary>The demo people and what lies in their gloveboxes.</summary>
internal sealed class DemoPeople : IAsyncDisposable
{
    private readonly PortalCore core = new() { Replace = AddDemo };

    public static async Task<DemoPeople> MakeAsync()
    {
        var demo = new DemoPeople();
        demo.core.Clock.GoTo(new DateOnly(2026, 11, 20), new TimeOnly(9, 30));
        Assert.True(await demo.core.WithAsync<DemoService, bool>(s => s.MakeIfEmptyAsync(CancellationToken.None)));
        return demo;
    }

    public PortalDbContext Open() => core.Open();

    public Task<T> WithAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull => core.WithAsync(use);

    /// <summary>Every account, and a customer who may see it.</summary>
    public async Task<List<(long CustomerId, string Reference)>> VehiclesAsync()
    {
        await using var db = Open();
        return [.. (await db.Accounts.Select(a => new { a.Parties[0].CustomerId, a.Reference }).ToListAsync()).Select(a => (a.CustomerId, a.Reference))];
    }

    public Task<VehicleFile> FileAsync((long CustomerId, string Reference) account) =>
        core.WithAsync<VehicleFileService, VehicleFile>(files => files.FileAsync(account.CustomerId, account.Reference, CancellationToken.None));

    public ValueTask DisposeAsync() => core.DisposeAsync();

    private static void AddDemo(IServiceCollection services)
    {
        services.AddSingleton<IHostEnvironment>(new Development());
        services.AddSingleton(p => new SecurityClock(p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new SsnLookup(p.GetRequiredService<SecretKeys>(), mayBeCheap: true));
        services.AddSingleton(p => new PasswordHashing(p.GetRequiredService<SecretKeys>(), iterations: 1));
        services.AddScoped<SsnService>();
        services.AddScoped<UserCreationService>();
        services.AddScoped<DemoService>();
    }

    private sealed class Development : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Development";
        public string ApplicationName { get; set; } = "";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
