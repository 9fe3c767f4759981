using BenchmarkDotNet.Attributes;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Benchmarks;

/// <summary>What a page and a batch do with one account: from its checkpoint, without its events.</summary>
[MemoryDiagnoser]
public class QuoteBenchmarks
{
    private readonly RetailTerms terms = BenchmarkLoan.Terms(60);
    private AccountState state = null!;
    private string checkpoint = "";
    private DateOnly on;

    [GlobalSetup]
    public void Prepare()
    {
        state = Replay.Run(terms, BenchmarkLoan.Life(terms)[..73]);
        checkpoint = state.ToCheckpoint();
        on = state.LastEffectiveOn.AddDays(10);
    }

    [Benchmark(Baseline = true, Description = "bare formula")]
    public long Bare() =>
        state.Principal.Cents + Rounding.HalfUp(state.Principal.Dollars * terms.Rate.Fraction * (on.DayNumber - state.AccruedThrough.DayNumber) / 365).Cents;

    [Benchmark(Description = "PayoffQuote.On")]
    public PayoffQuote Quote() => PayoffQuote.On(terms, state, on, on);

    [Benchmark(Description = "AccountPosition.On")]
    public AccountPosition Position() => AccountPosition.On(terms, state, on);

    [Benchmark(Description = "checkpoint read, payment planned, checkpoint written")]
    public string Book()
    {
        var read = AccountState.FromCheckpoint(checkpoint);
        return Posting.Plan(terms, read, BenchmarkLoan.Event(74, AccountEventKind.Payment, on, terms.Installment)).State.ToCheckpoint();
    }
}
