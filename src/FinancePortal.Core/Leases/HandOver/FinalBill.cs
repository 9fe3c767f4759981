using FinancePortal.Core.Leases.Changes;
using FinancePortal.Core.Leases.Wear;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases.HandOver;

/// <summary>A line of the final bill before it is booked.</summary>
/// <param name="Why">How the amount was worked out.</param>
public sealed record FinalBillLine(LeaseChargeKind Kind, string Title, string Rule, Money Full, Money Amount, FormulaStep Why, string Photo = "");

/// <summary>What the return of a vehicle costs (DOMAIN §11): fee, miles and wear by the same rules that every estimate uses.</summary>
public sealed record FinalBill
{
    private const string Clause = "Returning the vehicle";
    private const string Rule = "R-101";

    public required IReadOnlyList<FinalBillLine> Lines { get; init; }
    public Money Total => Money.Sum(Lines.Select(l => l.Amount));

    /// <summary>What comes back: paid ahead for time or miles that were not used.</summary>
    public Money Refund => Money.Sum(Lines.Where(l => l.Amount.IsNegative).Select(l => -l.Amount));

    /// <param name="on">The day of the return; before the scheduled end the allowance is in proportion.</param>
    /// <param name="wearCap">The accepted estimate, where the company lets it cap the bill; null for none.</param>
    /// <param name="serves">A service member's lease ends: no payment to come and no return fee is due, and what was paid ahead comes back (R-602). Miles and wear are billed by the contract.</param>
    public static FinalBill Of(LeaseFile file, DateOnly on, int odometer, WearEstimate wear, Money? wearCap, bool serves = false)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(wear);
        var terms = file.Terms;
        var driven = Math.Max(0, odometer - terms.StartOdometer);
        var allowed = on < file.EndsOn ? MileageAllowance.ProRata(file.Allowed, file.StartsOn, file.EndsOn, on) : file.Allowed;
        var why = new Explanation();
        var over = MileageAllowance.ExcessCharge(driven, allowed, terms.ExcessMileRate, why);
        var overWhy = why.Steps[^1];
        var credit = MileageAllowance.UnusedCredit(driven, allowed, file.State.MilesBought, terms.UnusedMileCredit, why);
        List<FinalBillLine> lines = [];
        var returnFee = serves ? Money.Zero : terms.DispositionFee;
        if (serves)
        {
            lines.AddRange(PaidAhead(file, on, why));
        }
        else if (file.PaymentsToCome is var toCome and > 0)
        {
            var left = file.Payment * toCome;
            lines.Add(new(LeaseChargeKind.Payments, toCome == 1 ? "The payment left" : $"{toCome} payments left", $"The vehicle came back before every payment was due. {file.Payment} each, tax included.", left, left,
                why.Step("payments left", left, "monthly payment × payments not yet due", StepRounding.Exact, Clause, Rule, FormulaInput.Of("monthly payment", LeaseTax.Payment(terms, why)), new FormulaInput("payments not yet due", toCome, FigureUnit.Count))));
        }

        var fee = FormulaInput.Of("disposition fee", returnFee);
        var back = FormulaInput.Of("credit for unused miles", credit);
        var unused = (credit - returnFee).OrZero();
        if (unused.IsPositive)
        {
            lines.Add(new(LeaseChargeKind.UnusedMiles, "Credit for bought miles not driven", "At the rate in your contract.", -unused, -unused,
                why.Step("credit that is left", -unused, "min(disposition fee − credit for unused miles, 0)", StepRounding.Exact, Clause, Rule, fee, back)));
        }

        if (returnFee.IsPositive)
        {
            // What comes back for unused miles is taken off here; the fee is the one charge that every return has.
            var taken = Money.Min(credit, returnFee);
            lines.Add(new(LeaseChargeKind.Disposition, "Return fee", taken.IsPositive ? $"The disposition fee in your contract, less {taken} for bought miles not driven." : "The disposition fee in your contract.", returnFee, returnFee - taken,
                why.Step("return fee", returnFee - taken, "max(disposition fee − credit for unused miles, 0)", StepRounding.Exact, Clause, Rule, fee, back)));
        }

        if (over.IsPositive)
        {
            lines.Add(new(LeaseChargeKind.Miles, $"{LeaseWords.Miles(driven - allowed)} over your allowance", $"{LeaseWords.Miles(driven)} driven, {LeaseWords.Miles(allowed)} allowed, at the rate for each mile in your contract.", over, over, overWhy));
        }

        var charged = wear.Lines.Where(l => l.Charge.IsPositive).ToList();
        if (charged.Count > 0)
        {
            var most = wearCap is { } cap ? Money.Min(cap, wear.Total) : wear.Total;
            var parts = Rounding.Split(most, [.. charged.Select(l => l.Charge.Dollars)]);
            lines.AddRange(charged.Select((l, i) => new FinalBillLine(LeaseChargeKind.Wear, l.Name,
                $"{l.Count} seen, {l.Rule.Free} normal, {l.Rule.Price} for each one more. {l.Rule.Size}.{(parts[i] < l.Charge ? " Your protection or the estimate you accepted takes over the rest." : "")}", l.Charge, parts[i], Share(l, parts[i]), l.Photo)));
        }

        return new FinalBill { Lines = lines };

        FormulaStep Share(WearLine line, Money billed)
        {
            var full = line.Explain(why);
            return billed == line.Charge
                ? full
                : why.Step("billed for it", billed, "by the rule − taken over", StepRounding.Exact, "Excess wear and use", Rule,
                    new FormulaInput("by the rule", full.Value, FigureUnit.Dollars, full), FormulaInput.Of("taken over", line.Charge - billed));
        }
    }

    private static IEnumerable<FinalBillLine> PaidAhead(LeaseFile file, DateOnly on, Explanation why)
    {
        var refund = ServiceRefund.Of(file.Terms, file.State, on, why);
        if (refund.Reduction.IsPositive)
        {
            yield return Line("Refund of what you put in at the start", "Cash and trade-in that lowered your payments, for the days left of the lease.", "unused reduction", refund.Reduction);
        }

        if (refund.Payments.IsPositive)
        {
            yield return Line("Refund of payments for the time after the return", "Your lease ended with the return, so the days after it cost nothing.", "unused payments", refund.Payments);
        }

        FinalBillLine Line(string title, string rule, string step, Money amount) => new(LeaseChargeKind.PaidAhead, title, rule, -amount, -amount,
            why.Step("credit for what was paid ahead", -amount, $"0 − {step}", StepRounding.Exact, Clause, "R-602", FormulaInput.Of(step, amount)));
    }
}
