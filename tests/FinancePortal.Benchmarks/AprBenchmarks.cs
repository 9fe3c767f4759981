using BenchmarkDotNet.Attributes;
using FinancePortal.Core.Contracts;

namespace FinancePortal.Benchmarks;

/// <summary>The annual percentage rate of 60 payments, against one evaluation of the equation times the steps that the solver takes.</summary>
[MemoryDiagnoser]
public class AprBenchmarks
{
    private const int SolverSteps = 6;
    private readonly TimedAmount[] amounts = Amounts();

    private static TimedAmount[] Amounts()
    {
        var terms = BenchmarkLoan.Terms(60);
        var payments = AmortizationSchedule.Original(terms).Rows.Select(r => new DatedAmount(r.DueOn, r.Payment)).ToArray();
        return [.. Apr.Timed([new DatedAmount(terms.ContractDate, terms.AmountFinanced)], payments, UnitPeriod.Month)];
    }

    [Benchmark(Baseline = true, Description = "bare loop")]
    public decimal Bare()
    {
        var sum = 0m;
        for (var step = 0; step < SolverSteps; step++)
        {
            var rate = 0.0049m + (step * 0.0000001m);
            var (v, oddFactor) = (1m / (1m + rate), 1m / (1m + (amounts[1].Odd * rate)));
            decimal value = amounts[0].Amount, byPeriods = 0m, byOdd = 0m, power = 1m;
            for (var i = 1; i < amounts.Length; i++)
            {
                power *= v;
                var present = amounts[i].Amount * power * oddFactor;
                value += present;
                byPeriods += present * i;
                byOdd += present * amounts[i].Odd * oddFactor;
            }

            sum += value / ((byPeriods * v) + byOdd);
        }

        return sum;
    }

    [Benchmark(Description = "Apr.Percent")]
    public decimal Solve() => Apr.Percent(amounts, 12m);
}
