using FinancePortal.Core;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Testing;

/// <summary>The services of Core as the portal registers them, without HTTP. Two with one database, keys and folder are two instances.</summary>
public sealed class PortalCore : IAsyncDisposable
{
    public const string AccountNumber = "000123450934";
    public const string Routing = "123456780";

    private readonly Lazy<ServiceProvider> services;
    private readonly bool isFirst;

    public PortalCore()
        : this(first: null)
    {
    }

    private PortalCore(PortalCore? first)
    {
        isFirst = first is null;
        Database = first?.Database ?? new PortalDatabase();
        Clock = first?.Clock ?? new FakeClock();
        Keys = first?.Keys ?? TestKeys.New();
        BankFolder = first?.BankFolder ?? TestFolder.New("bank");
        HeadFolder = first?.HeadFolder ?? TestFolder.New("heads");
        DocumentFolder = first?.DocumentFolder ?? TestFolder.New("documents");
        services = new Lazy<ServiceProvider>(Build);
    }

    public PortalDatabase Database { get; }
    public FakeClock Clock { get; }
    public SecretKeys Keys { get; }
    public string BankFolder { get; }

    /// <summary>Where heads of the audit chain are written down.</summary>
    public string HeadFolder { get; }
    public string DocumentFolder { get; }
    public IServiceProvider Services => services.Value;

    /// <summary>What a test wants different, before the first service is asked for.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>A door that a test puts in the place of the real one.</summary>
    public Action<IServiceCollection> Replace { get; init; } = static _ => { };

    public PortalCore SecondInstance(Action<IServiceCollection>? replace = null) => new(this) { Replace = replace ?? (static _ => { }) };

    public PortalDbContext Open() => Database.Open();

    /// <summary>Uses one service in a scope of its own.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Runs a job for a day, today unless told.</summary>
    public Task<string> RunAsync<TJob>(DateOnly? on = null)
        where TJob : Job =>
        WithAsync<TJob, string>(job => job.RunAsync(on ?? Clock.Today(), JobProgress.Silent(Clock), CancellationToken.None));

    /// <summary>Runs a job for a day and says what it set aside.</summary>
    public async Task<IReadOnlyList<SetAsideRow>> SetAsideAsync<TJob>(DateOnly? on = null)
        where TJob : Job
    {
        var progress = JobProgress.Silent(Clock);
        await WithAsync<TJob, string>(job => job.RunAsync(on ?? Clock.Today(), progress, CancellationToken.None));
        return progress.Rows;
    }

    /// <summary>Gives a bank account a number that bank files can carry.</summary>
    public async Task<PaymentMethod> NumberAsync(PaymentMethod method, string accountNumber = AccountNumber)
    {
        await using var db = Open();
        var tracked = await db.PaymentMethods.SingleAsync(m => m.PaymentMethodId == method.PaymentMethodId);
        tracked.RoutingNumber = Routing;
        Services.GetRequiredService<AccountNumberSeal>().Close(tracked, accountNumber);
        await db.SaveChangesAsync();
        return tracked;
    }

    public async ValueTask DisposeAsync()
    {
        if (services.IsValueCreated)
        {
            await services.Value.DisposeAsync();
        }

        if (isFirst)
        {
            Database.Dispose();
        }
    }

    private ServiceProvider Build()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            .. Database.Settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)),
            new("Brand:Name", "Northline Auto Finance"),
            new("Brand:Phone", "1-800-555-0142"),
            new("Brand:Hours", "weekdays"),
            new("Portal:Address", "https://portal.test"),
            new("Bank:RoutingNumber", "091000019"),
            new("Bank:BankName", "First Example Bank"),
            new("Bank:SenderId", "1123456789"),
            new("Bank:SenderName", "Northline Auto Finance"),
            new("Bank:CompanyName", "Northline Auto"),
            new("Bank:CompanyId", "1123456789"),
            new("Bank:Folder", BankFolder),
            new("Audit:HeadFolder", HeadFolder),
            new("Documents:Folder", DocumentFolder),
            new("Documents:PrintFolder", Path.Combine(DocumentFolder, "print")),
            new("Jobs:Enabled", "false"),
            .. Settings,
        ]).Build();
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddPortalData(configuration);
        collection.AddPortalServices(configuration);
        collection.AddSingleton(Keys);
        collection.AddSingleton<FieldCipher>();
        collection.AddSingleton(new SecurityClock(Clock));
        Replace(collection);
        return collection.BuildServiceProvider(validateScopes: true);
    }
}
