using System.Globalization;
using FinancePortal.Core.Accounts;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Values;
using FinancePortal.Web.Shared;

namespace FinancePortal.Web.Accounts;

/// <summary>A figure and its steps in words. Every number shown is one that the calculation used.</summary>
public sealed record ExplanationPage(ExplainedFigure Explained)
{
    private static readonly CultureInfo American = CultureInfo.GetCultureInfo("en-US");

    /// <summary>The page it was asked on.</summary>
    public string Back { get; init; } = $"/accounts/{Explained.AccountReference}";

    public string Title => $"How we worked out {(Explained.Figure.Name is "APR" ? "the APR" : $"the {Explained.Figure.Name}")}";
    public string ProductName => Explained.Product is ProductKind.Lease ? "Lease" : "Loan";

    /// <summary>The steps in their order; the same calculation again and again, month by month, stands together.</summary>
    public IEnumerable<StepRun> Runs
    {
        get
        {
            for (var at = 0; at < Explained.Steps.Count;)
            {
                var run = StepRun.From(Explained.Steps, at);
                yield return run;
                at += run.Steps.Count;
            }
        }
    }

    public int NumberOf(FormulaStep step)
    {
        for (var i = 0; i < Explained.Steps.Count; i++)
        {
            if (ReferenceEquals(Explained.Steps[i], step))
            {
                return i + 1;
            }
        }

        return 0;
    }

    public static string Written(decimal value, FigureUnit unit, bool exact) => unit switch
    {
        FigureUnit.Dollars when exact => "$" + value.ToString("#,##0.00########", American),
        FigureUnit.Dollars => Rounding.HalfUp(value).ToString(),
        FigureUnit.Rate => (value * 100m).ToString("0.00########", American) + "%",
        FigureUnit.Percent => value.ToString("0.00######", American) + "%",
        FigureUnit.Days => value == 1m ? "1 day" : value.ToString("#,##0.####", American) + " days",
        FigureUnit.Miles => Formats.Miles((int)value),
        _ => value.ToString("#,##0.##########", American),
    };

    public static string Written(FormulaStep step) => Written(step.Value, step.Unit, step.Rounding is StepRounding.Exact);

    public static string Words(StepRounding rounding) => rounding switch
    {
        StepRounding.HalfUpToTheCent => "Rounded to the cent; half a cent goes up.",
        StepRounding.HalfEvenToTheCent => "Rounded to the cent; half a cent goes to the even cent.",
        StepRounding.DownToTheCent => "Cut down to the cent.",
        StepRounding.UpToTheCent => "Rounded up to the next cent.",
        StepRounding.ToTheWholeNumber => "Rounded to a whole number.",
        StepRounding.ToTwoDecimals => "Rounded to two decimals.",
        _ => "Not rounded.",
    };
}
