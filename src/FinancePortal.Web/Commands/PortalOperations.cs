using System.Data.Common;
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
        builder.Services.AddScoped<LoadUserService>();
        builder.Services.AddScoped<DemoService>();
    }

    /// <summary>Does the operator's command, or makes the database ready and serves until it is told to stop.</summary>
    public static async Task<int> RunPortalAsync(this WebApplication app, string[] args)
    {
        if (Operator.IsCommand(args))
        {
            return await Operator.RunAsync(args, app.Services, Console.Out, Console.Error);
        }

        await PrepareAsync(app);
        if (HasDemo(app))
        {
            app.Lifetime.ApplicationStarted.Register(() => SayWhereToGo(app.Urls));
        }

        app.Lifetime.ApplicationStarted.Register(() => StartMemory.GiveBackLater(app.Lifetime.ApplicationStopping));
        await app.RunAsync();
        return 0;
    }

    /// <summary>
    /// Development migrates and makes the demo people by itself; anywhere else the operator migrates, and Production refuses demo people.
    /// </summary>
    /// <exception cref="StartRefusedException">The portal must not run on this database.</exception>
    private static async Task PrepareAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<DatabaseService>();
        var demo = scope.ServiceProvider.GetRequiredService<DemoService>();
        var stopping = app.Lifetime.ApplicationStopping;
        try
        {
            if (app.Environment.IsDevelopment() || app.Configuration.GetValue("Database:MigrateAtStart", defaultValue: false))
            {
                await database.MigrateAsync(stopping);
            }
            else
            {
                await database.RequireUpToDateAsync(stopping);
            }

            if (HasDemo(app))
            {
                await demo.MakeIfEmptyAsync(stopping);
            }
            else if (app.Environment.IsProduction())
            {
                await demo.RefuseDemoPeopleAsync(stopping);
            }
        }
        catch (DbException e)
        {
            throw new StartRefusedException($"The database can't be used: {e.Message} Check ConnectionStrings__Portal and Database__Provider.", e);
        }
    }

    private static bool HasDemo(WebApplication app) => app.Environment.IsDevelopment() && app.Configuration.GetValue("Portal:Demo", defaultValue: true);

    private static void SayWhereToGo(IEnumerable<string> urls)
    {
        var url = urls.FirstOrDefault() ?? "";
        Console.WriteLine($"""

            The portal is at {url}
            Sign in as {DemoSignIn.EmailOf("Avery")} with the password {DemoSignIn.Password}
            and a code from an authenticator app that knows the key {DemoSignIn.TotpSecret}
            More demo people are in README.md. E-mails arrive at {url}/development/mail

            """);
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
