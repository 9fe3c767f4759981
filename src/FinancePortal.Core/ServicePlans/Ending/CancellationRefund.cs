using FinancePortal.Core.Values;

namespace FinancePortal.Core.ServicePlans.Ending;

/// <summary>
/// What comes back of a plan's price when it is cancelled, by the contract's formula: the whole price in the first days if
/// nothing was claimed; afterwards <c>price × min(days left ÷ days, miles left ÷ miles)</c>, half a cent up, less the fee and,
/// where the contract says so, less claims paid; never below zero.
/// </summary>
public sealed record CancellationRefund
{
    public required Money Price { get; init; }

    /// <summary>The whole price, because it is early and nothing was claimed.</summary>
    public required bool IsFull { get; init; }

    /// <summary>Days after the day of cancellation through the last day.</summary>
    public required int DaysLeft { get; init; }
    public required int Days { get; init; }

    /// <summary>Null when miles do not count or the odometer is not known.</summary>
    public required int? MilesLeft { get; init; }
    public required int? Miles { get; init; }
    public required Money Unearned { get; init; }
    public required Money Fee { get; init; }
    public required Money Claims { get; init; }
    public required Money Amount { get; init; }

    /// <summary>More of the miles is used than of the time.</summary>
    public bool IsByMiles => MilesLeft is { } left && Miles is { } all && (long)left * Days < (long)DaysLeft * all;

    /// <param name="odometer">On that day; null when nobody knows it.</param>
    /// <exception cref="ArgumentException">The plan was not sold for a price.</exception>
    public static CancellationRefund Of(ServicePlan plan, PlanForm form, DateOnly on, int? odometer, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(form);
        var terms = form.Cancellation ?? throw new ArgumentException($"Form {form.Number} has no terms of cancellation.", nameof(form));
        var clause = $"{form.Name}, clause {terms.Clause}";
        var days = plan.EndsOn.DayNumber - plan.StartsOn.DayNumber + 1;
        var daysLeft = Math.Clamp(plan.EndsOn.DayNumber - on.DayNumber, 0, days);
        int? miles = plan.EndMiles is { } end && odometer is not null ? end - plan.StartMiles : null;
        int? milesLeft = miles is { } all ? Math.Clamp(plan.EndMiles!.Value - odometer!.Value, 0, all) : null;
        var paid = Money.FromCents(plan.Claims.Where(c => c.Status is ClaimStatus.Paid).Sum(c => c.Paid.Cents));
        var isFull = on <= plan.StartsOn.AddDays(terms.FullRefundDays) && paid.IsZero;
        var unearned = isFull ? plan.Price : UnearnedOf(plan.Price, daysLeft, days, milesLeft, miles, clause, why);
        var fee = isFull ? Money.Zero : terms.Fee;
        var claims = terms.ClaimsAreDeducted ? paid : Money.Zero;
        var amount = (unearned - fee - claims).OrZero();
        why?.Step("refund", amount, "max(unearned price − fee − claims paid, 0)", StepRounding.Exact, clause, "R-909",
            FormulaInput.Of("unearned price", unearned), FormulaInput.Of("fee", fee), FormulaInput.Of("claims paid", claims));
        return new CancellationRefund
        {
            Price = plan.Price,
            IsFull = isFull,
            DaysLeft = daysLeft,
            Days = days,
            MilesLeft = milesLeft,
            Miles = miles,
            Unearned = unearned,
            Fee = fee,
            Claims = claims,
            Amount = amount,
        };
    }

    private static Money UnearnedOf(Money price, int daysLeft, int days, int? milesLeft, int? miles, string clause, Explanation? why)
    {
        // The smaller share is found by whole numbers, so that no division is rounded before the cent.
        var byMiles = milesLeft is { } left && (long)left * days < (long)daysLeft * miles!.Value;
        var unearned = byMiles ? Rounding.HalfUp(price.Dollars * milesLeft!.Value / miles!.Value) : Rounding.HalfUp(price.Dollars * daysLeft / days);
        if (why is not null)
        {
            var (unit, part, whole) = byMiles ? (FigureUnit.Miles, milesLeft!.Value, miles!.Value) : (FigureUnit.Days, daysLeft, days);
            var words = byMiles ? "miles" : "days";
            why.Step("unearned price", unearned, $"price × {words} left ÷ {words}", StepRounding.HalfUpToTheCent, clause, "R-909",
                FormulaInput.Of("price", price), new FormulaInput($"{words} left", part, unit), new FormulaInput(words, whole, unit));
        }

        return unearned;
    }
}
