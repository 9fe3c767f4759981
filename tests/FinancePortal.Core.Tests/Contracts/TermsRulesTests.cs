using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Contracts;

/// <summary>Terms that are no contract are refused by name when the account is funded, never served to a wrong number.</summary>
public sealed class TermsRulesTests
{
    private static readonly DateOnly Signed = new(2026, 1, 15);

    public static TheoryData<string, AccountTerms, TermsFault?> Terms => new()
    {
        { "an ordinary loan", Loan(), null },
        { "one payment", Loan(payments: 1), null },
        { "96 payments", Loan(payments: 96), null },
        { "1,200 payments", Loan(payments: 1200), null },
        { "no payment", Loan(payments: 0), TermsFault.PaymentCount },
        { "a negative count", Loan(payments: -1), TermsFault.PaymentCount },
        { "a payment too many", Loan(payments: 1201), TermsFault.PaymentCount },
        { "due on the 31st", Loan(dueDay: 31), null },
        { "due on the 32nd", Loan(dueDay: 32), TermsFault.DueDay },
        { "due before the month", Loan(dueDay: -1), TermsFault.DueDay },
        { "first due on the contract's day", Loan(first: Signed), null },
        { "first due a day before", Loan(first: Signed.AddDays(-1)), TermsFault.FirstDueBeforeContract },
        { "one cent financed", Loan(financed: 1), null },
        { "nothing financed", Loan(financed: 0), TermsFault.AmountFinanced },
        { "less than nothing financed", Loan(financed: -1), TermsFault.AmountFinanced },
        { "ten billion dollars", Loan(financed: 1_000_000_000_000), null },
        { "a cent above ten billion dollars", Loan(financed: 1_000_000_000_001), TermsFault.AmountFinanced },
        { "no installment", Loan(installment: 0), null },
        { "a negative installment", Loan(installment: -1), TermsFault.Installment },
        { "no days of grace", Loan(fee: new LateFeeRule()), null },
        { "a year of grace", Loan(fee: new LateFeeRule { GraceDays = 365, Percent = 100m, StateCapPercent = 100m }), null },
        { "negative days of grace", Loan(fee: new LateFeeRule { GraceDays = -1 }), TermsFault.Fees },
        { "grace without end", Loan(fee: new LateFeeRule { GraceDays = 366 }), TermsFault.Fees },
        { "a negative percentage", Loan(fee: new LateFeeRule { Percent = -0.01m }), TermsFault.Fees },
        { "more than the whole installment", Loan(fee: new LateFeeRule { Percent = 100.01m }), TermsFault.Fees },
        { "a negative state cap", Loan(fee: new LateFeeRule { StateCapPercent = -0.01m }), TermsFault.Fees },
        { "a state cap above the whole", Loan(fee: new LateFeeRule { StateCapPercent = 100.01m }), TermsFault.Fees },
        { "a negative least fee", Loan(fee: new LateFeeRule { Minimum = Money.FromCents(-1) }), TermsFault.Fees },
        { "a negative cap", Loan(fee: new LateFeeRule { Cap = Money.FromCents(-1) }), TermsFault.Fees },
        { "a negative returned-payment fee", Loan(returnedFee: -1), TermsFault.Fees },
        { "a balloon", Balloon(27_500_00), null },
        { "a balloon of nothing", Balloon(0), null },
        { "a negative balloon", Balloon(-1), TermsFault.Balloon },
        { "a balloon before the last installment", Balloon(27_500_00, after: -1), TermsFault.Balloon },
        { "negative miles of a guarantee", Balloon(27_500_00, miles: -1), TermsFault.Balloon },
        { "a lease", Lease(), null },
        { "a lease that ends as it begins", Lease(months: 0), null },
        { "a lease that ends before it begins", Lease(months: -1), TermsFault.Lease },
        { "a lease below no miles", Lease(miles: -1), TermsFault.Lease },
        { "a lease with a negative residual value", Lease(residual: -1), TermsFault.Lease },
        { "a lease with a negative tax", Lease(tax: -0.01m), TermsFault.Lease },
    };

    [Theory]
    [MemberData(nameof(Terms))]
    public void What_is_wrong_with_terms_has_a_name(string what, AccountTerms terms, TermsFault? fault)
    {
        Assert.NotEmpty(what);
        Assert.Equal(fault, TermsRules.Fault(terms));
    }

    [Fact]
    public void Terms_that_are_no_contract_cannot_be_funded()
    {
        var funded = new NewEvent(AccountEventKind.Funded, Signed, Money.FromCents(42_000_00)).ToEvent(1, 1, Signed.ToDateTime(default, DateTimeKind.Utc), Actor.System("test"));

        Assert.Equal(EventRefusal.TermsOutOfRange, EventRules.Refusal(Loan(payments: 0), new AccountState(), funded));
        Assert.Null(EventRules.Refusal(Loan(), new AccountState(), funded));
    }

    private static RetailTerms Loan(int payments = 60, int dueDay = 0, DateOnly? first = null, long financed = 42_000_00, long installment = 812_14, LateFeeRule? fee = null, long returnedFee = 25_00) => new()
    {
        ContractDate = Signed,
        FirstDueOn = first ?? new DateOnly(2026, 3, 1),
        DueDay = dueDay,
        PaymentCount = payments,
        State = "TX",
        LateFee = fee ?? new LateFeeRule { GraceDays = 15, Percent = 5m },
        ReturnedPaymentFee = Money.FromCents(returnedFee),
        AmountFinanced = Money.FromCents(financed),
        Rate = AnnualRate.FromPercent(5.90m),
        Installment = Money.FromCents(installment),
    };

    private static BalloonTerms Balloon(long balloon, int after = 0, int miles = 0) => new()
    {
        ContractDate = Signed,
        FirstDueOn = new DateOnly(2026, 3, 1),
        PaymentCount = 48,
        State = "TX",
        LateFee = new LateFeeRule(),
        ReturnedPaymentFee = Money.Zero,
        AmountFinanced = Money.FromCents(42_000_00),
        Rate = AnnualRate.FromPercent(5.90m),
        Installment = Money.FromCents(500_00),
        Balloon = Money.FromCents(balloon),
        BalloonMonthsAfterLast = after,
        MilesPerYear = miles,
    };

    private static LeaseTerms Lease(int months = 36, int miles = 10_000, long residual = 35_960_00, decimal tax = 7m) => new()
    {
        ContractDate = Signed,
        FirstDueOn = Signed,
        EndsOn = Signed.AddMonths(months),
        PaymentCount = 36,
        State = "TX",
        LateFee = new LateFeeRule(),
        ReturnedPaymentFee = Money.Zero,
        Msrp = Money.FromCents(62_000_00),
        AgreedValue = Money.FromCents(58_500_00),
        AcquisitionFee = Money.FromCents(925_00),
        ResidualValue = Money.FromCents(residual),
        MoneyFactor = MoneyFactor.Of(0.00205m),
        BasePayment = Money.FromCents(728_03),
        TaxPercent = tax,
        MilesPerYear = miles,
        StartOdometer = 12,
        ExcessMileRate = 0.25m,
    };
}
