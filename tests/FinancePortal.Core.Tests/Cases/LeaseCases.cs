using System.Text.Json;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Cases;

internal static class LeaseCases
{
    public static void Run(PublishedCase published)
    {
        switch (published.Kind)
        {
            case "money_factor_payment" or "total_rent" or "adjusted_cap_cost":
                Payment(published);
                break;
            case "drive_off":
                DriveOff(published);
                break;
            case "constant_yield":
                Yield(published);
                break;
            case "advance_payments":
                Advance(published);
                break;
            case "early_termination_charge":
                EarlyTermination(published);
                break;
            case "excess_mileage":
                ExcessMileage(published);
                break;
            case "difference":
                var amounts = published.Inputs.EnumerateObject().Select(p => PublishedCase.FromDollars(PublishedCase.Number(p.Value))).ToArray();
                Assert.Equal(2, amounts.Length);
                published.Check(new Dictionary<string, decimal>(StringComparer.Ordinal) { ["difference"] = (amounts[0] - amounts[1]).Abs().Dollars });
                break;
            case "sum":
                var count = decimal.ToInt32(published.AnyOf("payments_received", "remaining_payments", "months", "term_months", "count"));
                var payment = PublishedCase.FromDollars(published.AnyOf("payment", "base_payment"));
                var besides = Money.Sum(((string[])["price", "acquisition_fee", "disposition_fee", "down_payment", "residual"]).Select(name => published.Money(name, Money.Zero)));
                published.Check(new Dictionary<string, decimal>(StringComparer.Ordinal) { ["amount"] = ((payment * count) + besides).Dollars });
                break;
            default:
                PublishedCases.Unknown(published);
                break;
        }
    }

    private static int Months(PublishedCase published) => decimal.ToInt32(published.AnyOf("term_months", "months"));

    private static LeasePayment Lines(PublishedCase published)
    {
        var none = Money.Zero;
        var msrp = published.Money("msrp", none);
        var residual = published.Has("residual") ? published.Money("residual")
            : published.Has("residual_percent") ? Rounding.HalfUp(msrp.Dollars * published.Figure("residual_percent") / 100m) : none;
        var reduction = Money.Sum(((string[])["cap_cost_reduction", "cap_cost_reduction_cash", "cash", "down_payment", "rebate", "rebate_taxed", "trade_in_value", "trade_in"]).Select(name => published.Money(name, none)))
            - published.Money("trade_in_payoff", none);
        var gross = GrossCost(published, reduction);
        return new LeasePayment
        {
            GrossCapitalizedCost = gross ?? published.Money("adjusted_cap_cost", none),
            CapitalizedCostReduction = gross is null ? none : reduction,
            ResidualValue = residual,
            PaymentCount = published.Has("term_months") || published.Has("months") ? Months(published) : 1,
            MoneyFactor = published.Has("money_factor") ? MoneyFactor.Of(published.Figure("money_factor"))
                : published.Has("annual_rate_percent") ? MoneyFactor.FromPercentLike(published.Figure("annual_rate_percent")) : default,
            TaxPercent = published.Figure("tax_rate_percent", 0m),
        };
    }

    /// <summary>
    /// The price with what is capitalized. An acquisition fee is capitalized unless the case pays it at signing: then the adjusted
    /// cost that it states is the price without it. Null when only the adjusted cost is given.
    /// </summary>
    private static Money? GrossCost(PublishedCase published, Money reduction)
    {
        if (published.Has("gross_cap_cost") || !(published.Has("price") || published.Has("negotiated_price")))
        {
            return published.Has("gross_cap_cost") ? published.Money("gross_cap_cost") : null;
        }

        var price = PublishedCase.FromDollars(published.AnyOf("price", "negotiated_price")) + published.Money("capitalized_fees", Money.Zero);
        var isPaidAtSigning = published.Kind == "drive_off" || (published.Has("adjusted_cap_cost") && price - reduction == published.Money("adjusted_cap_cost"));
        return isPaidAtSigning ? price : price + published.Money("acquisition_fee", Money.Zero);
    }

    private static void Payment(PublishedCase published)
    {
        var lines = Lines(published);
        published.Check(new Dictionary<string, decimal>(StringComparer.Ordinal)
        {
            ["gross_cap_cost"] = lines.GrossCapitalizedCost.Dollars,
            ["adjusted_cap_cost"] = lines.AdjustedCapitalizedCost.Dollars,
            ["residual"] = lines.ResidualValue.Dollars,
            ["depreciation"] = lines.MonthlyDepreciationExact,
            ["total_depreciation"] = lines.Depreciation.Dollars,
            ["rent"] = lines.MonthlyRentExact,
            ["total_rent"] = lines.RentCharge.Dollars,
            ["base_payment"] = lines.BasePaymentExact,
            ["tax"] = lines.TotalPaymentExact - lines.BasePaymentExact,
            ["payment_with_tax"] = lines.TotalPaymentExact,
            ["total_base_payments"] = (lines.BasePayment * lines.PaymentCount).Dollars,
            ["money_factor"] = lines.MoneyFactor.Value,
            ["rate_percent"] = lines.MoneyFactor.PercentLike,
            ["apr_equivalent_percent"] = lines.MoneyFactor.PercentLike,
        });
    }

    private static void DriveOff(PublishedCase published)
    {
        var lines = Lines(published);
        var due = LeaseSigning.DriveOff(
            published.Money("total_fees", Money.Zero),
            published.Money("acquisition_fee", Money.Zero),
            published.Money("down_payment", Money.Zero),
            published.Money("rebate_taxed", Money.Zero),
            lines.TaxPercent,
            published.Flag("first_payment_with_tax_unrounded") ? lines.TotalPaymentExact : Rounding.HalfUp(lines.TotalPaymentExact).Dollars).Dollars;
        foreach (var expected in published.Expected.EnumerateObject())
        {
            const string Disposition = "total_lease_cost_with_disposition_";
            var actual = expected.Name switch
            {
                "due_at_signing" => due,
                "total_lease_cost" => due + (lines.TotalPaymentExact * (lines.PaymentCount - 1)),
                _ when expected.Name.StartsWith(Disposition, StringComparison.Ordinal)
                    => due + (lines.TotalPaymentExact * (lines.PaymentCount - 1)) + PublishedCase.Number(expected.Name[Disposition.Length..]),
                _ => throw new InvalidOperationException($"{published.Id}: the runner does not know '{expected.Name}'."),
            };
            published.Close(expected.Name, PublishedCase.Number(expected.Value), actual, 2);
        }
    }

    private static void Yield(PublishedCase published)
    {
        var lines = Lines(published);
        var (cost, residual, months) = (lines.AdjustedCapitalizedCost, lines.ResidualValue, lines.PaymentCount);
        var payment = published.Has("base_payment") || published.Has("payment") ? PublishedCase.FromDollars(published.AnyOf("base_payment", "payment"))
            : Rounding.ToCents(Annuity.Payment(published.Figure("annual_rate_percent") / 1200m, months, cost.Dollars, residual.Dollars, 1), published.PaymentRounding("half_up") ?? RoundingRule.HalfUp);
        var yield = ConstantYield.Of(cost, residual, payment, months);
        published.Check(
            new Dictionary<string, decimal>(StringComparer.Ordinal)
            {
                ["base_payment"] = payment.Dollars,
                ["total_base_payments"] = (payment * months).Dollars,
                ["depreciation_total"] = Money.Sum(yield.Rows.Select(r => r.Depreciation)).Dollars,
                ["full_term_rent"] = yield.TotalRent.Dollars,
                ["implicit_annual_rate_percent"] = yield.MonthlyRate * 1200m,
            },
            "rows");
        if (published.Expected.TryGetProperty("rows", out var rows))
        {
            foreach (var row in rows.EnumerateArray())
            {
                CheckRow(published, row, yield.Rows[row.GetProperty("n").GetInt32() - 1]);
            }
        }
    }

    private static void CheckRow(PublishedCase published, JsonElement row, LeaseBalanceRow actual)
    {
        foreach (var cell in row.EnumerateObject().Where(c => c.Name != "n"))
        {
            var value = cell.Name switch
            {
                "rent" => actual.Rent,
                "depreciation" => actual.Depreciation,
                "balance" => actual.Balance,
                _ => throw new InvalidOperationException($"{published.Id}: the runner does not know the column '{cell.Name}'."),
            };
            published.Close($"row {actual.Month} {cell.Name}", PublishedCase.Number(cell.Value), value.Dollars, 2);
        }
    }

    private static void Advance(PublishedCase published)
    {
        var n = Months(published);
        var rate = published.Figure("annual_rate_percent") / 1200m;
        var inAdvance = published.Has("advance_payments") ? published.Count("advance_payments") : published.Flag("begin") ? 1 : 0;
        var exact = Annuity.Payment(rate, n, published.AnyOf("amount", "price", "adjusted_cap_cost") + published.Figure("acquisition_fee", 0m), published.Figure("residual", 0m), inAdvance);
        var payment = published.PaymentRounding("none") is { } rule ? Rounding.ToCents(exact, rule).Dollars : exact;
        published.Check(new Dictionary<string, decimal>(StringComparer.Ordinal) { ["payment"] = payment, ["total_payments"] = payment * n, ["due_at_signing"] = payment * inAdvance });
    }

    private static void EarlyTermination(PublishedCase published)
    {
        var left = published.Has("remaining_payments") ? published.Money("payment", published.Money("base_payment", Money.Zero)) * published.Count("remaining_payments") : (Money?)null;
        var hasPayoff = published.Has("early_termination_payoff") || published.Has("lease_balance") || published.Has("adjusted_lease_balance");
        var quote = new EarlyTerminationQuote
        {
            PaymentsMade = 0,
            LeaseBalance = hasPayoff ? PublishedCase.FromDollars(published.AnyOf("early_termination_payoff", "lease_balance", "adjusted_lease_balance")) : (left ?? Money.Zero) + published.Money("residual", Money.Zero),
            RealizedValue = published.Money("credited_vehicle_value", published.Money("realized_value", published.Money("price", Money.Zero))),
            DispositionFee = published.Money("disposition_fee", Money.Zero),
            Cap = hasPayoff ? left : null,
            PastDue = published.Money("past_due", Money.Zero),
        };
        published.Check(new Dictionary<string, decimal>(StringComparer.Ordinal)
        {
            ["early_termination_charge"] = quote.Total.Dollars,
            ["charge"] = quote.Total.Dollars,
            ["amount"] = quote.Total.Dollars,
        });
    }

    private static void ExcessMileage(PublishedCase published)
    {
        var allowed = published.Has("allowed_miles") ? published.Count("allowed_miles")
            : MileageAllowance.ForMonths(decimal.ToInt32(published.AnyOf("miles_per_year", "allowed_miles_per_year")), Months(published));
        var driven = published.Has("driven_miles") ? published.Count("driven_miles") : published.Count("odometer") - (published.Has("start_odometer") ? published.Count("start_odometer") : 0);
        published.Check(new Dictionary<string, decimal>(StringComparer.Ordinal)
        {
            ["excess_miles"] = Math.Max(0, driven - allowed),
            ["excess_mileage_charge"] = MileageAllowance.ExcessCharge(driven, allowed, published.AnyOf("charge_per_mile", "price")).Dollars,
        });
    }
}
