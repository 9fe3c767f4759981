using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;

namespace FinancePortal.Benchmarks;

/// <summary>The loan of DOMAIN §1, at other lengths too, billed and paid on its due dates.</summary>
internal static class BenchmarkLoan
{
    public static RetailTerms Terms(int months)
    {
        var terms = Of(months, Money.FromDollars(812.14m));
        return months == 60 ? terms : Of(months, LevelInstallment.Solve(terms));
    }

    private static RetailTerms Of(int months, Money installment) => new()
    {
        ContractDate = new DateOnly(2026, 1, 15),
        FirstDueOn = new DateOnly(2026, 3, 1),
        PaymentCount = months,
        State = "TX",
        LateFee = new LateFeeRule { GraceDays = 15, Percent = 5 },
        ReturnedPaymentFee = Money.FromDollars(25m),
        AmountFinanced = Money.FromDollars(42_000m),
        Rate = AnnualRate.FromPercent(5.90m),
        Installment = installment,
    };

    /// <summary>Funded, then each installment billed and paid: one event of funding and two a month.</summary>
    public static AccountEvent[] Life(RetailTerms terms)
    {
        var events = new List<AccountEvent> { Event(1, AccountEventKind.Funded, terms.ContractDate, terms.AmountFinanced) };
        foreach (var row in AmortizationSchedule.Original(terms).Rows)
        {
            events.Add(Event(events.Count + 1, AccountEventKind.InstallmentBilled, row.DueOn, default));
            events.Add(Event(events.Count + 1, AccountEventKind.Payment, row.DueOn, row.Payment));
        }

        return [.. events];
    }

    public static AccountEvent Event(int sequence, AccountEventKind kind, DateOnly on, Money amount) => new()
    {
        Sequence = sequence,
        Kind = kind,
        EffectiveOn = on,
        BookedAt = DateTime.UnixEpoch,
        Amount = amount,
        ActorName = "benchmark",
    };
}
