using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.Payments.Cards;

/// <summary>Cards, when a processor is configured: without one, nobody is offered to add a card.</summary>
internal static class CardServices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static void AddCards(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Cards").Get<CardOptions>() ?? new CardOptions();
        switch (options.Processor, configuration["environment"])
        {
            case ("", _):
                break;
            case ("Sandbox", not "Production"):
                services.AddSingleton<SandboxCardProcessor>();
                services.AddSingleton<ICardProcessor>(s => s.GetRequiredService<SandboxCardProcessor>());
                break;
            case ("Stripe", _) when options is { SecretKey.Length: > 0, WebhookSecret.Length: > 0 }:
                services.AddSingleton<ICardProcessor>(_ =>
                    new StripeCardProcessor(new StripeApi(new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Patience }, options), options));
                break;
            case ("Stripe", _):
                throw new InvalidOperationException("Cards__SecretKey or Cards__WebhookSecret is missing: Stripe gives both. Leave Cards__Processor out to take no cards.");
            default:
                throw new InvalidOperationException($"Cards__Processor is '{options.Processor}': give Stripe, or leave it out to take no cards (the sandbox is not for Production).");
        }

        services.AddHttpClient();
        services.AddScoped<CardDoor>();
        services.AddScoped<CardSetupService>();
        services.AddScoped<CardChargeService>();
    }
}

/// <summary>The processor, when there is one.</summary>
public sealed class CardDoor(IEnumerable<ICardProcessor> processors)
{
    public bool IsOpen => Processor is not null;

    public ICardProcessor? Processor { get; } = processors.LastOrDefault();

    /// <exception cref="NotFoundException">No processor is configured.</exception>
    public ICardProcessor Required => Processor ?? throw new NotFoundException("No card processor is configured.");
}
