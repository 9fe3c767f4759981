using System.Globalization;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace FinancePortal.Web.Leases;

/// <summary>Which model, over how many months, with how much down. It stands in the address.</summary>
public sealed class NextVehicleForm
{
    public string? Model { get; set; }
    public string? Months { get; set; }
    public Money? Down { get; set; }
}

public sealed class NextVehicleFormValidator : AbstractValidator<NextVehicleForm>
{
    public NextVehicleFormValidator() =>
        RuleFor(f => f.Months).Must(m => string.IsNullOrEmpty(m) || LeaseEndForm.Number(m, 12, 84) is not null).WithMessage("Choose how many months.");
}

/// <summary>A model of the line-up with what it would cost.</summary>
/// <param name="Lease">Null when it is only sold.</param>
public sealed record NextVehicle(LineUpModel Model, LeaseTerms? Lease, ExampleLoan Loan)
{
    public Money? Monthly => Lease is null ? null : Lease.BasePayment + LeaseTax.OnPayment(Lease);
    public string ConditionWords => Model.Condition switch { VehicleCondition.New => "New", VehicleCondition.CertifiedPreOwned => "Certified pre-owned", _ => "Used" };
}

/// <summary>The next vehicle, new or pre-owned, by the calculation that makes contracts (F-715, F-717, R-111).</summary>
public sealed record NextVehiclePage(LeaseFile File, NextVehicleForm Form, LineUp LineUp, LeasePolicy Policy)
{
    private const int UsualMonths = 36;

    public string Path => $"/leases/{File.Reference}";
    public Money Fees => Policy.OfficialFeesIn(File.Terms.State);
    public IEnumerable<NextVehicle> All => LineUp.Models.Select(m => Of(m, UsualMonths, Money.Zero));
    public NextVehicle? Chosen => LineUp.Find(Form.Model) is { } model ? Of(model, Months(model), Down(model)) : null;

    public int LoanMonths => Policy.LoanMonths;

    public IEnumerable<SelectListItem> MonthItems(LineUpModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Residuals.Keys.Order().Select(m => new SelectListItem($"{m} months", m.ToString(CultureInfo.InvariantCulture), m == Months(model)));
    }

    public IEnumerable<SumLine> Lines(LeaseTerms terms)
    {
        var lines = LeasePayment.Of(terms);
        yield return new("Agreed value", terms.AgreedValue.ToString());
        yield return terms.AcquisitionFeeAtSigning ? new("Acquisition fee, paid at signing", "None") : new("Acquisition fee", terms.AcquisitionFee.ToString());
        yield return new("Cash you pay down", (-lines.CapitalizedCostReduction).ToString());
        yield return new("Adjusted capitalized cost", lines.AdjustedCapitalizedCost.ToString(), IsTotal: true);
        yield return new("Residual value", (-lines.ResidualValue).ToString());
        yield return new("Depreciation", lines.Depreciation.ToString(), IsTotal: true);
        yield return new("Rent charge", lines.RentCharge.ToString());
        yield return new($"Base monthly payment, the total ÷ {terms.PaymentCount}", lines.BasePayment.ToString(), IsTotal: true);
        yield return new("Monthly sales tax", lines.Tax.ToString());
        yield return new("Monthly payment", (terms.BasePayment + LeaseTax.OnPayment(terms)).ToString(), IsTotal: true);
    }

    /// <summary>The chosen model's figures, or nothing.</summary>
    public void Explain(Explanation why)
    {
        ArgumentNullException.ThrowIfNull(why);
        if (Chosen is not { } chosen)
        {
            return;
        }

        const string Clause = "Your next vehicle, as an estimate";
        if (chosen is { Lease: { } lease, Monthly: { } monthly })
        {
            LeasePayment.Of(lease).Explain(why);
            LeaseSigning.Of(lease, why);
            why.Step("next lease payment", monthly, "monthly payment", StepRounding.Exact, Clause, "R-111", FormulaInput.Of("monthly payment", monthly));
            var total = LeasePayment.Of(lease).TotalOfBasePayments;
            why.Step("next total of base payments", total, "total of base payments", StepRounding.Exact, Clause, "R-111", FormulaInput.Of("total of base payments", total));
            var due = LeaseSigning.Of(lease).AmountDue;
            why.Step("next amount due at signing", due, "amount due at signing", StepRounding.Exact, Clause, "R-111", FormulaInput.Of("amount due at signing", due));
        }

        var (price, tax) = (FormulaInput.Of("price", chosen.Model.Price), LeaseTax.On(chosen.Model.Price, File.Terms.TaxPercent));
        why.Step("sales tax", tax, "price × tax percent ÷ 100", StepRounding.HalfUpToTheCent, Clause, "R-106", price, new FormulaInput("tax percent", File.Terms.TaxPercent, FigureUnit.Percent));
        why.Step("borrowed", chosen.Loan.Amount, "price + sales tax + title and registration − cash paid down", StepRounding.Exact, Clause, "R-106",
            price, FormulaInput.Of("sales tax", tax), FormulaInput.Of("title and registration", Fees), FormulaInput.Of("cash paid down", chosen.Model.Price + tax + Fees - chosen.Loan.Amount));
        chosen.Loan.Explain(why, chosen.Loan.Months);
        why.Step("next loan payment", chosen.Loan.Payment, "loan payment", StepRounding.Exact, Clause, "R-106", FormulaInput.Of("loan payment", chosen.Loan.Payment));
        var paid = chosen.Loan.PaidAfter(chosen.Loan.Months);
        why.Step("next loan in all", paid, "paid on the loan", StepRounding.Exact, Clause, "R-106", FormulaInput.Of("paid on the loan", paid));
    }

    /// <param name="of">Null for the chosen one, as it was asked.</param>
    public string ExplainAt(string name, LineUpModel? of = null) => LeaseFigures.Address(Path, name,
        of is null ? LeaseFigures.Query(("model", Form.Model), ("months", Form.Months), ("down", Form.Down?.ToPlainString())) : LeaseFigures.Query(("model", of.Code)));

    private int Months(LineUpModel model) =>
        LeaseEndForm.Number(Form.Months, 12, 84) is { } asked && model.Residuals.ContainsKey(asked) ? asked : model.Residuals.ContainsKey(UsualMonths) ? UsualMonths : model.Residuals.Keys.DefaultIfEmpty(UsualMonths).Max();

    /// <summary>So much that something is left to lease or borrow.</summary>
    private Money Down(LineUpModel model) => Form.Down is { } typed && typed < model.Price - model.ResidualAfter(Months(model)) ? typed : Money.Zero;

    private NextVehicle Of(LineUpModel model, int months, Money down)
    {
        var lease = model.MayBeLeased ? model.ToTerms(File.Terms, File.EndsOn, model.Residuals.ContainsKey(months) ? months : model.Residuals.Keys.Max(), down, Fees) : null;
        var price = model.Price + LeaseTax.On(model.Price, File.Terms.TaxPercent) + Fees - down;
        return new NextVehicle(model, lease, ExampleLoan.Of(File.Terms, File.EndsOn, price, AnnualRate.FromPercent(model.LoanRatePercent), Policy.LoanMonths));
    }
}
