using System.Globalization;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Values;

/// <summary>Works a printed formula out again, from nothing but its text and its inputs: as a reader with a calculator would.</summary>
internal sealed class FormulaEvaluator
{
    private readonly string text;
    private readonly IReadOnlyList<FormulaInput> inputs;
    private int at;

    private FormulaEvaluator(string text, IReadOnlyList<FormulaInput> inputs)
    {
        this.text = text;
        this.inputs = [.. inputs.OrderByDescending(i => i.Name.Length)];
    }

    /// <summary>Checks a step and every step behind it.</summary>
    public static void Check(FormulaStep step)
    {
        Assert.NotEmpty(step.Clause);
        var evaluator = new FormulaEvaluator(step.Formula, step.Inputs);
        var value = evaluator.Sum();
        Assert.True(evaluator.at == step.Formula.Length, $"'{step.Formula}' is not read to its end.");
        Assert.True(Rounded(value, step.Rounding) == Rounded(step.Value, step.Rounding), $"{step.Name}: {step.Formula} is {value}, printed {step.Value}");
        foreach (var input in step.Inputs.Where(i => i.From is not null))
        {
            Assert.Equal(input.Value, input.From!.Value);
            Check(input.From);
        }
    }

    private static decimal Rounded(decimal value, StepRounding rounding) => rounding switch
    {
        StepRounding.Exact => Rounding.Decimals(value, 18),
        StepRounding.HalfUpToTheCent => Rounding.HalfUp(value).Dollars,
        StepRounding.HalfEvenToTheCent => Rounding.ToCents(value, RoundingRule.HalfEven).Dollars,
        StepRounding.DownToTheCent => Rounding.Down(value).Dollars,
        StepRounding.UpToTheCent => Rounding.Up(value).Dollars,
        StepRounding.ToTheWholeNumber => Rounding.Decimals(value, 0),
        StepRounding.ToTwoDecimals => Rounding.Decimals(value, 2),
        _ => throw new InvalidOperationException($"Unknown rounding {rounding}."),
    };

    private decimal Sum()
    {
        var value = Product();
        while (true)
        {
            if (Takes("+"))
            {
                value += Product();
            }
            else if (Takes("−"))
            {
                value -= Product();
            }
            else
            {
                return value;
            }
        }
    }

    private decimal Product()
    {
        var value = Power();
        while (true)
        {
            if (Takes("×"))
            {
                value *= Power();
            }
            else if (Takes("÷"))
            {
                value /= Power();
            }
            else
            {
                return value;
            }
        }
    }

    private decimal Power()
    {
        var value = Single();
        if (!Takes("^"))
        {
            return value;
        }

        var exponent = decimal.ToInt32(Single());
        var result = 1m;
        for (var i = 0; i < Math.Abs(exponent); i++)
        {
            result *= value;
        }

        return exponent < 0 ? 1m / result : result;
    }

    private decimal Single()
    {
        Skip();
        if (inputs.FirstOrDefault(i => text.AsSpan(at).StartsWith(i.Name, StringComparison.Ordinal)) is { } input)
        {
            at += input.Name.Length;
            return input.Value;
        }

        if (Takes("min(") || Takes("max("))
        {
            var isMin = text[at - 2] == 'n';
            var first = Sum();
            Assert.True(Takes(","));
            var second = Sum();
            Assert.True(Takes(")"));
            return isMin ? Math.Min(first, second) : Math.Max(first, second);
        }

        if (Takes("("))
        {
            var inner = Sum();
            Assert.True(Takes(")"));
            return inner;
        }

        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
        {
            at++;
        }

        Assert.True(at > start, $"'{text}' has something unknown at {at}: '{text[at..]}'.");
        return decimal.Parse(text[start..at], CultureInfo.InvariantCulture);
    }

    private bool Takes(string symbol)
    {
        Skip();
        if (!text.AsSpan(at).StartsWith(symbol, StringComparison.Ordinal))
        {
            return false;
        }

        at += symbol.Length;
        return true;
    }

    private void Skip()
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }
    }
}
