using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases.Ending;

/// <summary>What one choice costs over the months that were asked about, and what is left then.</summary>
public sealed record LeaseEndOption(LeaseEndChoice Choice)
{
    public Money ReturnFee { get; init; }
    public bool ReturnFeeWaived { get; init; }
    public int MilesOver { get; init; }
    public Money MilesCharge { get; init; }

    /// <summary>For miles that were bought and not driven.</summary>
    public Money MilesCredit { get; init; }
    public Money Wear { get; init; }

    /// <summary>Paid once when it starts: the price, or title and registration.</summary>
    public Money AtStart { get; init; }
    public Money Monthly { get; init; }

    /// <summary>How many monthly payments fall into the months asked about.</summary>
    public int MonthlyCount { get; init; }
    public Money MonthlyTotal => Monthly * MonthlyCount;

    /// <summary>Fee, miles and wear, less the credit.</summary>
    public Money EndCharges => ReturnFee + MilesCharge + Wear - MilesCredit;
    public Money Total => EndCharges + AtStart + MonthlyTotal;

    /// <summary>Still to be paid after those months.</summary>
    public Money LeftToPay { get; init; }
    public int MonthsLeft { get; init; }

    /// <summary>The day from which there is no vehicle; null while there is one.</summary>
    public DateOnly? NoVehicleFrom { get; init; }
    public bool HasVehicle => NoVehicleFrom is null;
    public bool IsOwned => Choice is LeaseEndChoice.Buy or LeaseEndChoice.BuyWithLoan;
}

/// <summary>
/// The choices at the end of a lease side by side (F-704), each worked out by the code that bills it. Estimates: they take the
/// payments to the end as made.
/// </summary>
public sealed record LeaseEndOptions
{
    private const string Clause = "The end of your lease, as an estimate";

    public required LeaseEndQuestion Question { get; init; }
    public required IReadOnlyList<LeaseEndOption> All { get; init; }

    /// <summary>Null when the contract sells the vehicle to nobody.</summary>
    public required PurchaseOptionQuote? Purchase { get; init; }
    public required Money OfficialFees { get; init; }
    public Money? TotalToBuy => Purchase?.Total + OfficialFees;
    public required LeaseFile File { get; init; }
    public required ExampleLoan? Loan { get; init; }
    public required LeaseExtensionQuote Extension { get; init; }

    /// <summary>Null when the line-up has nothing to lease.</summary>
    public required LineUpModel? NextModel { get; init; }
    public required LeaseTerms? NextTerms { get; init; }

    /// <summary>Miles driven at the end, and whether somebody typed the odometer.</summary>
    public required int DrivenAtEnd { get; init; }
    public required int Allowed { get; init; }

    /// <summary>Null when the vehicle was not inspected.</summary>
    public required Money? Wear { get; init; }

    public LeaseEndOption? Find(LeaseEndChoice choice) => All.FirstOrDefault(o => o.Choice == choice);

    public LeaseEndOption Cheapest => All.MinBy(o => o.Total)!;

    /// <summary>The lowest total among the choices that leave the lessee with a vehicle after those months.</summary>
    public LeaseEndOption? CheapestWithVehicle => All.Where(o => o.HasVehicle).MinBy(o => o.Total);

    /// <param name="wear">The saved estimate; null when there is none, and then wear counts as nothing.</param>
    public static LeaseEndOptions Of(LeaseFile file, LeaseEndQuestion question, LeasePolicy policy, LineUp lineUp, Money? wear)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(lineUp);
        var terms = file.Terms;
        var driven = question.OdometerAtEnd is { } odometer ? Math.Max(0, odometer - terms.StartOdometer) : file.Mileage?.Pace.Projected ?? file.Allowed;
        var purchase = terms.MayPurchase ? PurchaseOptionQuote.After(terms, terms.PaymentCount, Money.Zero) : null;
        var fees = policy.OfficialFeesIn(terms.State);
        var loan = purchase is null ? null : ExampleLoan.Of(terms, file.EndsOn, purchase.Total + fees, AnnualRate.FromPercent(policy.LoanRatePercent), question.LoanMonths ?? policy.LoanMonths);
        var model = lineUp.Find(question.Model) is { MayBeLeased: true } asked ? asked : lineUp.Find(policy.NextModel);
        var next = model?.ToTerms(terms, file.EndsOn, model.Residuals.ContainsKey(36) ? 36 : model.Residuals.Keys.Max(), Money.Zero, fees);
        var extension = LeaseExtensionQuote.Of(terms, file.State, question.ExtensionMonths);

        var returned = Returned(file, driven, file.Allowed, wear) with { NoVehicleFrom = file.EndsOn };
        List<LeaseEndOption> all = [returned];
        if (purchase is not null && loan is not null)
        {
            all.Add(new LeaseEndOption(LeaseEndChoice.BuyWithLoan)
            {
                Monthly = loan.Payment,
                MonthlyCount = Math.Min(question.Months, loan.Months),
                LeftToPay = loan.BalanceAfter(question.Months),
                MonthsLeft = Math.Max(0, loan.Months - question.Months),
            });
            all.Add(new LeaseEndOption(LeaseEndChoice.Buy) { AtStart = purchase.Total + fees });
        }

        all.Add(Extended(file, question, extension, driven, wear));
        if (next is not null)
        {
            all.Add(Returned(file, driven, file.Allowed, wear) with
            {
                Choice = LeaseEndChoice.LeaseAgain,
                ReturnFee = policy.NewLeaseWaivesReturnFee ? Money.Zero : terms.DispositionFee,
                ReturnFeeWaived = policy.NewLeaseWaivesReturnFee,
                AtStart = LeaseSigning.Of(next).AmountDue - LeaseSigning.Of(next).FirstPayment,
                Monthly = next.BasePayment + LeaseTax.OnPayment(next),
                MonthlyCount = Math.Min(question.Months, next.PaymentCount),
                MonthsLeft = Math.Max(0, next.PaymentCount - question.Months),
                NoVehicleFrom = question.Months > next.PaymentCount ? file.EndsOn.AddMonths(next.PaymentCount) : null,
            });
        }

        return new LeaseEndOptions
        {
            File = file,
            Question = question,
            All = all,
            Purchase = purchase,
            OfficialFees = fees,
            Loan = loan,
            Extension = extension,
            NextModel = next is null ? null : model,
            NextTerms = next,
            DrivenAtEnd = driven,
            Allowed = file.Allowed,
            Wear = wear,
        };
    }

    /// <summary>The steps of one choice's total, from the same calculations.</summary>
    public void Explain(LeaseEndOption option, Explanation why)
    {
        ArgumentNullException.ThrowIfNull(option);
        ArgumentNullException.ThrowIfNull(why);
        if (option.IsOwned)
        {
            ExplainPrice(why);
        }

        if (option.Choice is LeaseEndChoice.BuyWithLoan)
        {
            Loan!.Explain(why, Question.Months);
        }
        else if (option.Choice is LeaseEndChoice.Extend)
        {
            Extended(File, Question, LeaseExtensionQuote.Of(File.Terms, File.State, Question.ExtensionMonths, why), DrivenAtEnd, Wear, why);
        }
        else if (!option.IsOwned)
        {
            Returned(File, Question.OdometerAtEnd is null && File.Outlook(why) is { } outlook ? outlook.Pace.Projected : DrivenAtEnd, Allowed, Wear, why);
        }

        if (option.Choice is LeaseEndChoice.LeaseAgain && NextTerms is { } next)
        {
            LeasePayment.Of(next).Explain(why);
            var signing = LeaseSigning.Of(next, why);
            why.Step("paid at the start", option.AtStart, "amount due at signing − first payment", StepRounding.Exact, Clause, "R-106", FormulaInput.Of("amount due at signing", signing.AmountDue), FormulaInput.Of("first payment", signing.FirstPayment));
        }

        var monthly = FormulaInput.Of(option.IsOwned ? "loan payment" : "monthly payment", option.Monthly);
        var payments = option.MonthlyCount == 0 ? null : why.Step("payments in that time", option.MonthlyTotal, $"{monthly.Name} × number that fall into it", StepRounding.Exact, Clause, "R-106", monthly, new FormulaInput("number that fall into it", option.MonthlyCount, FigureUnit.Count));
        var parts = new (string Sign, FormulaInput Input, bool Counts)[]
        {
            (" + ", FormulaInput.Of("return fee", option.ReturnFee), option.ReturnFee.IsPositive),
            (" + ", FormulaInput.Of("excess mileage", option.MilesCharge), option.MilesCharge.IsPositive),
            (" − ", FormulaInput.Of("credit for unused miles", option.MilesCredit), option.MilesCredit.IsPositive),
            (" + ", FormulaInput.Of("wear", option.Wear), option.Wear.IsPositive),
            (" + ", FormulaInput.Of(option.IsOwned ? "total to buy" : "paid at the start", option.AtStart), option.AtStart.IsPositive),
            (" + ", FormulaInput.Of("payments in that time", option.MonthlyTotal), payments is not null),
        }.Where(p => p.Counts).ToArray();
        var sum = string.Concat(parts.Select(p => p.Sign + p.Input.Name));
        why.Step(NameOf(option.Choice), option.Total, sum.StartsWith(" + ", StringComparison.Ordinal) ? sum[3..] : "0" + sum, StepRounding.Exact, Clause, "R-106", [.. parts.Select(p => p.Input)]);
    }

    /// <summary>What buying at the end costs, with title and registration.</summary>
    public void ExplainPrice(Explanation why)
    {
        ArgumentNullException.ThrowIfNull(why);
        if (Purchase is { } purchase && TotalToBuy is { } total)
        {
            purchase.Explain(why);
            why.Step("total to buy", total, "purchase option + title and registration", StepRounding.Exact, Clause, "R-109", FormulaInput.Of("purchase option", purchase.Total), FormulaInput.Of("title and registration", OfficialFees));
        }
    }

    /// <summary>What the total of a choice is called.</summary>
    public static string NameOf(LeaseEndChoice choice) => choice switch
    {
        LeaseEndChoice.Return => "cost of returning it",
        LeaseEndChoice.Buy => "cost of buying it outright",
        LeaseEndChoice.BuyWithLoan => "cost of buying it with a loan",
        LeaseEndChoice.Extend => "cost of extending",
        _ => "cost of a new lease",
    };

    private static LeaseEndOption Returned(LeaseFile file, int driven, int allowed, Money? wear, Explanation? why = null) => new(LeaseEndChoice.Return)
    {
        ReturnFee = file.Terms.DispositionFee,
        MilesOver = Math.Max(0, driven - allowed),
        MilesCharge = MileageAllowance.ExcessCharge(driven, allowed, file.Terms.ExcessMileRate, why),
        MilesCredit = MileageAllowance.UnusedCredit(driven, allowed, file.State.MilesBought, file.Terms.UnusedMileCredit, why),
        Wear = wear ?? Money.Zero,
    };

    /// <summary>Driven on at the pace of the lease. What is due at the return counts when the return is within the months asked about.</summary>
    private static LeaseEndOption Extended(LeaseFile file, LeaseEndQuestion question, LeaseExtensionQuote extension, int drivenAtEnd, Money? wear, Explanation? why = null)
    {
        var days = file.EndsOn.DayNumber - file.StartsOn.DayNumber;
        var driven = decimal.ToInt32(Rounding.Decimals((decimal)drivenAtEnd * (extension.EndsOn.DayNumber - file.StartsOn.DayNumber) / days, 0));
        why?.Step("driven by then", driven, FigureUnit.Miles, "driven at the end of the lease × days with the extension ÷ days in the lease", StepRounding.ToTheWholeNumber, Clause, "R-106",
            new FormulaInput("driven at the end of the lease", drivenAtEnd, FigureUnit.Miles), new FormulaInput("days with the extension", extension.EndsOn.DayNumber - file.StartsOn.DayNumber, FigureUnit.Days), new FormulaInput("days in the lease", days, FigureUnit.Days));
        var returned = extension.Months <= question.Months ? Returned(file, driven, file.Allowed + extension.MilesAdded, wear, why) : new LeaseEndOption(LeaseEndChoice.Return);
        return returned with
        {
            Choice = LeaseEndChoice.Extend,
            Monthly = extension.Payment,
            MonthlyCount = Math.Min(question.Months, extension.Months),
            MonthsLeft = Math.Max(0, extension.Months - question.Months),
            NoVehicleFrom = extension.Months <= question.Months ? extension.EndsOn : null,
        };
    }
}
