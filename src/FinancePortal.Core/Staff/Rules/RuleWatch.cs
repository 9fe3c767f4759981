using FinancePortal.Core.Values;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.Staff.Rules;

/// <summary>
/// Reads the rules before the first page is served, and every two seconds looks whether somebody agreed to a change on another instance. So
/// pages ask no database for rules.
/// </summary>
public sealed class RuleWatch(IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider clock, ILogger<RuleWatch> log) : BackgroundService
{
    private (int Agreed, DateOnly On)? known;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seconds = configuration.GetValue("Rules:LookEverySeconds", defaultValue: 2);
        if (seconds == 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(seconds));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "The rules could not be read; those known before hold on");
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<RuleBookService>();
        var now = (await book.CountAsync(cancellationToken), clock.Today());
        if (now != known)
        {
            // Also on a new day: the calendar takes over what holds from then.
            await book.RefreshAsync(cancellationToken);
            known = now;
        }
    }
}
