using BenchmarkDotNet.Attributes;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Benchmarks;

/// <summary>The schedule of 60 payments, against a bare loop over the same arithmetic.</summary>
[MemoryDiagnoser]
public class ScheduleBenchmarks
{
    private readonly RetailTerms terms = BenchmarkLoan.Terms(60);

    [Benchmark(Baseline = true, Description = "bare loop")]
    public long Bare()
    {
        var principal = terms.AmountFinanced.Cents;
        var (rate, from) = (terms.Rate.Fraction, terms.ContractDate);
        for (var k = 0; k < 60; k++)
        {
            var due = BillingSchedule.DueOn(terms.FirstDueOn, 1, k);
            var interest = Rounding.HalfUp(principal / 100m * rate * (due.DayNumber - from.DayNumber) / 365).Cents;
            principal -= Math.Min(terms.Installment.Cents - interest, principal);
            from = due;
        }

        return principal;
    }

    [Benchmark(Description = "AmortizationSchedule.Original")]
    public AmortizationSchedule Schedule() => AmortizationSchedule.Original(terms);

    [Benchmark(Description = "LevelInstallment.Solve")]
    public Money Solve() => LevelInstallment.Solve(terms);
}
