using FinancePortal.Core.Data;
using FinancePortal.Core.Demo;
using FinancePortal.Core.Values;

namespace FinancePortal.Web.Commands;

/// <summary>How the binary starts: the clock, the state of the database, and whether it serves or does a command.</summary>
internal static class PortalOperations
{
    public static void AddPortalOperations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(_ => ClockOf(builder.Configuration, builder.Environment));
        builder.Services.AddScoped<DatabaseService>();
        builder.Services.AddScoped<VerifyService>();
        builder.Services.AddScoped<SeedService>();
    }

    /// <summary>Does the operator's command, or makes the database ready and serves until it is told to stop.</summary>
    public static async Task<int> RunPortalAsync(this WebApplication app, string[] args)
    {
        if (Operator.IsCommand(args))
        {
            return await Operator.RunAsync(args, app.Services, Console.Out, Console.Error);
        }

        try
        {
            await PrepareAsync(app);
        }
        catch (StartRefusedException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }

        await app.RunAsync();
        return 0;
    }

    private static async Task PrepareAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<DatabaseService>();
        if (app.Environment.IsDevelopment() || app.Configuration.GetValue("Database:MigrateAtStart", defaultValue: false))
        {
            await database.MigrateAsync(app.Lifetime.ApplicationStopping);
        }
        else
        {
            await database.RequireUpToDateAsync(app.Lifetime.ApplicationStopping);
        }
    }

    /// <summary>Development may start the portal on another day; codes, sessions and tokens keep the real time.</summary>
    private static TimeProvider ClockOf(ConfigurationManager configuration, IHostEnvironment environment)
    {
        var start = configuration["Portal:Clock:Now"];
        if (string.IsNullOrWhiteSpace(start))
        {
            return TimeProvider.System;
        }

        if (!environment.IsDevelopment())
        {
            throw new StartRefusedException("Portal__Clock__Now is set, but only Development may move the clock: remove it.");
        }

        return OffsetTimeProvider.TryParseMoment(start, out var moment)
            ? OffsetTimeProvider.StartingAt(TimeProvider.System, moment)
            : throw new StartRefusedException($"Portal__Clock__Now is '{start}': write a date as 2026-11-20 or a moment as 2026-11-20T18:05.");
    }
}
