using BenchmarkDotNet.Attributes;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Benchmarks;

/// <summary>A whole life replayed, against a bare loop over the same arithmetic: exact interest, one rounding, one subtraction a month.</summary>
[MemoryDiagnoser]
public class ReplayBenchmarks
{
    private RetailTerms terms = null!;
    private AccountEvent[] events = null!;
    private (int Day, long Cents)[] payments = null!;

    [Params(36, 72)]
    public int Months { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        terms = BenchmarkLoan.Terms(Months);
        events = BenchmarkLoan.Life(terms);
        payments = [.. events.Where(e => e.Kind == AccountEventKind.Payment).Select(e => (e.EffectiveOn.DayNumber, e.Amount.Cents))];
        if (Bare() != Replay.Run(terms, events).Principal.Cents || Bare() != 0)
        {
            throw new InvalidOperationException("The loop and the replay do not agree.");
        }
    }

    [Benchmark(Baseline = true, Description = "bare loop")]
    public long Bare()
    {
        var principal = terms.AmountFinanced.Cents;
        var (rate, from) = (terms.Rate.Fraction, terms.ContractDate.DayNumber);
        foreach (var (day, cents) in payments)
        {
            var numerator = principal / 100m * rate * (day - from);
            var interest = Rounding.HalfUp(numerator / 365);
            principal -= cents - interest.Cents;
            from = day;
        }

        return principal;
    }

    [Benchmark(Description = "Replay.Run")]
    public AccountState Run() => Replay.Run(terms, events);
}
