using FinancePortal.Core.Values;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.Rules;

/// <summary>Something that is made of the rules of a day, such as the brand: made once, and again when the rules or the day change.</summary>
public sealed class Ruled<T>(CurrentRules rules, TimeProvider clock, Func<RuleBook, DateOnly, T> make)
    where T : class
{
    private volatile Tuple<RuleBook, DateOnly, T>? kept;

    public T Today
    {
        get
        {
            var (book, today, made) = (rules.Book, clock.Today(), kept);
            if (made is null || made.Item1 != book || made.Item2 != today)
            {
                kept = made = new(book, today, make(book, today));
            }

            return made.Item3;
        }
    }

    /// <summary>As it was on another day.</summary>
    public T On(DateOnly day) => day == clock.Today() ? Today : make(rules.Book, day);
}

public static class RuledServices
{
    /// <summary>Offers today's <typeparamref name="T"/> to whatever lives no longer than a request.</summary>
    public static void AddRuled<T>(this IServiceCollection services, Func<RuleBook, DateOnly, T> make)
        where T : class
    {
        services.AddSingleton(s => new Ruled<T>(s.GetRequiredService<CurrentRules>(), s.GetRequiredService<TimeProvider>(), make));
        services.AddScoped(s => s.GetRequiredService<Ruled<T>>().Today);
    }

    /// <summary>The same for settings: the rules stand over the configuration.</summary>
    public static void AddRuledSettings<T>(this IServiceCollection services, IConfiguration configuration, Func<IConfiguration, T> read)
        where T : class =>
        services.AddRuled((book, day) => read(new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection(book.Settings(day)).Build()));
}
