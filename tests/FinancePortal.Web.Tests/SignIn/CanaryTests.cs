using System.Collections.Concurrent;
using System.Text;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Notifications;
using FinancePortal.Testing;
using FinancePortal.Web.Tests.House;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Web.Tests.SignIn;

/// <summary>Two numbers that nobody may find again in clear: not in the database, the log, the mails, the pages or the files that people take along.</summary>
[Trait("Proof", "R4")]
[Trait("ASVS", "V16.2.5")]
[Trait("ASVS", "V14.2.1")]
public sealed class CanaryTests
{
    private const string AccountNumber = "4400987651234";

    [Fact]
    public async Task Nowhere_is_a_number_in_clear()
    {
        await using var host = new ListeningHost();
        var person = await host.PersonAsync();
        var digits = person.Ssn.Replace("-", "", StringComparison.Ordinal);
        var (visitor, contract) = await host.LoanCustomerAsync();
        var form = await visitor.GetAsync("/payment-methods/new");
        var added = await form.Fill("Routing number", "091000019").Fill("Account number", AccountNumber).Fill("Account number again", AccountNumber).Choose("Checking").SubmitAsync("Add bank account");
        Assert.Contains("1234", added.Text, StringComparison.Ordinal);

        var problems = new List<string>();
        var routes = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null && (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true));
        foreach (var route in routes)
        {
            var address = "/" + route.RoutePattern.RawText!.TrimStart('/').Replace("{account}", contract.Account.Reference, StringComparison.Ordinal);
            if (!address.Contains('{', StringComparison.Ordinal))
            {
                Look(address, (await visitor.GetAsync(address)).Body);
            }
        }

        await using (var scope = host.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<SendEmailsJob>().RunAsync(DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime), JobProgress.Silent(host.Clock), CancellationToken.None);
        }

        Assert.NotEmpty(Directory.GetFiles(host.MailFolder));
        foreach (var mail in Directory.GetFiles(host.MailFolder))
        {
            Look(mail, await File.ReadAllTextAsync(mail));
        }

        Assert.NotEmpty(host.Log);
        Look("the log", string.Join('\n', host.Log));
        await using (var db = host.Database.Open())
        {
            foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal))
            {
                Look($"table {table}", await RowsAsync(db, table));
            }
        }

        Broken.None(problems, "A number that must be sealed or masked stands in clear:");

        void Look(string where, string text)
        {
            foreach (var number in new[] { digits, person.Ssn, AccountNumber }.Where(n => text.Contains(n, StringComparison.Ordinal)))
            {
                problems.Add($"{where} has {number}");
            }
        }
    }

    /// <summary>All values of a table, texts and bytes alike.</summary>
    private static async Task<string> RowsAsync(DbContext db, string table)
    {
        var text = new StringBuilder();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // the names come from the model
        command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                text.Append(reader.GetValue(i) is byte[] bytes ? Encoding.Latin1.GetString(bytes) : reader.GetValue(i).ToString()).Append('|');
            }
        }

        return text.ToString();
    }

    private sealed class ListeningHost : PortalHost
    {
        public ConcurrentQueue<string> Log { get; } = [];

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddFilter(_ => true).AddProvider(new Listener(Log))));
        }
    }

    private sealed class Listener(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
            // nothing is held
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => log.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
