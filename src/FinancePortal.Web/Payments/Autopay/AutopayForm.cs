using System.Globalization;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Values;
using FluentValidation;
using Microsoft.AspNetCore.WebUtilities;

namespace FinancePortal.Web.Payments.Autopay;

/// <summary>What is chosen on the way to autopay. The steps hand it on in the address, as those of a payment do.</summary>
public sealed class AutopayForm
{
    public const string AmountStep = "amount";
    public const string DaysStep = "days";

    public const string DueDates = "due";
    public const string OnDay = "day";
    public const string TwiceAMonth = "twice";
    public const string EveryTwoWeeks = "weeks";

    public const string AllCharges = "all";
    public const string ChargesWithin = "within";
    public const string NoCharges = "none";

    /// <summary>Which step's form was sent; empty on a page that is only shown.</summary>
    public string? Step { get; set; }
    public AutopayAmount? Amount { get; set; }
    public Money? Extra { get; set; }
    public Money? Always { get; set; }

    /// <summary>The balloon is left out.</summary>
    public bool WithoutBalloon { get; set; }

    /// <summary>What happens to taxes, tolls and tickets: one of the three words above.</summary>
    public string? Charges { get; set; }
    public Money? ChargesUpTo { get; set; }

    /// <summary>One of the four words above.</summary>
    public string? Often { get; set; }
    public int? Day { get; set; }
    public int? FirstDay { get; set; }
    public int? SecondDay { get; set; }
    public DateOnly? From { get; set; }

    /// <summary>The bank account's reference.</summary>
    public string? Method { get; set; }

    /// <summary>The authorization as it was read.</summary>
    public string? AgreedTo { get; set; }

    /// <summary>What this would replace, as it was when the page was made.</summary>
    public string? Seen { get; set; }

    public bool TakesHalves => Often is TwiceAMonth or EveryTwoWeeks;

    /// <summary>The choices that hold now, to be changed.</summary>
    public static AutopayForm Of(AutopayEnrollment enrollment)
    {
        ArgumentNullException.ThrowIfNull(enrollment);
        return new AutopayForm
        {
            Amount = enrollment.AmountRule,
            Extra = enrollment.AmountRule is AutopayAmount.AmountDuePlusExtra ? enrollment.Amount : null,
            Always = enrollment.AmountRule is AutopayAmount.Fixed ? enrollment.Amount : null,
            WithoutBalloon = !enrollment.TakesBalloon,
            Charges = enrollment.Rule.ChargesUpTo switch { null => AllCharges, { IsZero: true } => NoCharges, _ => ChargesWithin },
            ChargesUpTo = enrollment.Rule.ChargesUpTo is { IsPositive: true } limit ? limit : null,
            Often = enrollment switch
            {
                { Rhythm: AutopayRhythm.TwiceAMonth } => TwiceAMonth,
                { Rhythm: AutopayRhythm.EveryTwoWeeks } => EveryTwoWeeks,
                { Day: not null } => OnDay,
                _ => DueDates,
            },
            Day = enrollment.Rhythm is AutopayRhythm.Monthly ? enrollment.Day : null,
            FirstDay = enrollment.Rhythm is AutopayRhythm.TwiceAMonth ? enrollment.Day : null,
            SecondDay = enrollment.SecondDay,
            Method = enrollment.Method.Reference,
        };
    }

    public AutopayRule ToRule() => new()
    {
        AmountRule = Amount ?? AutopayAmount.AmountDue,
        Amount = (Amount is AutopayAmount.Fixed ? Always : Extra) ?? Money.Zero,
        Rhythm = Often switch { TwiceAMonth => AutopayRhythm.TwiceAMonth, EveryTwoWeeks => AutopayRhythm.EveryTwoWeeks, _ => AutopayRhythm.Monthly },
        Day = Often switch { OnDay => Day ?? 0, TwiceAMonth => FirstDay ?? 0, _ => null },
        SecondDay = SecondDay,
        StartsOn = From ?? default,
        TakesBalloon = !WithoutBalloon,
        ChargesUpTo = Charges switch { ChargesWithin => ChargesUpTo ?? Money.Zero, NoCharges => Money.Zero, _ => null },
    };

    /// <summary>The address of a step with the choices made so far; only references, no numbers of accounts.</summary>
    public string Address(string account, string step)
    {
        var choices = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["amount"] = Amount?.ToString(),
            ["extra"] = Amount is AutopayAmount.AmountDuePlusExtra ? Extra?.ToPlainString() : null,
            ["always"] = Amount is AutopayAmount.Fixed ? Always?.ToPlainString() : null,
            ["withoutBalloon"] = WithoutBalloon ? "true" : null,
            ["charges"] = Charges,
            ["chargesUpTo"] = Charges is ChargesWithin ? ChargesUpTo?.ToPlainString() : null,
            ["often"] = Often,
            ["day"] = Often is OnDay ? Text(Day) : null,
            ["firstDay"] = Often is TwiceAMonth ? Text(FirstDay) : null,
            ["secondDay"] = Often is TwiceAMonth ? Text(SecondDay) : null,
            ["from"] = Often is EveryTwoWeeks ? From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            ["method"] = Method,
        };
        return QueryHelpers.AddQueryString($"/accounts/{account}/autopay/{step}", choices.Where(c => c.Value is not null));
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Shape only, of the step that was sent: what may be chosen is the service's answer.</summary>
public sealed class AutopayFormValidator : AbstractValidator<AutopayForm>
{
    private const string EnterAmount = "Enter an amount in dollars and cents, like 50.00.";
    private const string EnterDay = "Enter a day from 1 to 31.";

    public AutopayFormValidator()
    {
        When(f => f.Step is AutopayForm.AmountStep, () =>
        {
            RuleFor(f => f.Amount).Must(a => a is AutopayAmount.AmountDue or AutopayAmount.AmountDuePlusExtra or AutopayAmount.Fixed).WithMessage("Choose how much autopay takes.");
            RuleFor(f => f.Extra).NotNull().When(f => f.Amount is AutopayAmount.AmountDuePlusExtra).WithMessage(EnterAmount);
            RuleFor(f => f.Charges).Must(c => c is null or AutopayForm.AllCharges or AutopayForm.ChargesWithin or AutopayForm.NoCharges).WithMessage("Choose what happens to taxes, tolls and tickets.");
            RuleFor(f => f.ChargesUpTo).NotNull().When(f => f.Charges is AutopayForm.ChargesWithin).WithMessage(EnterAmount);
            RuleFor(f => f.Always).NotNull().When(f => f.Amount is AutopayAmount.Fixed).WithMessage(EnterAmount);
        });
        When(f => f.Step is AutopayForm.DaysStep, () =>
        {
            RuleFor(f => f.Often).Must(o => o is AutopayForm.DueDates or AutopayForm.OnDay or AutopayForm.TwiceAMonth or AutopayForm.EveryTwoWeeks).WithMessage("Choose when autopay pays.");
            RuleFor(f => f.Day).NotNull().When(f => f.Often is AutopayForm.OnDay).WithMessage(EnterDay);
            RuleFor(f => f.FirstDay).NotNull().When(f => f.Often is AutopayForm.TwiceAMonth).WithMessage(EnterDay);
            RuleFor(f => f.SecondDay).NotNull().When(f => f.Often is AutopayForm.TwiceAMonth).WithMessage(EnterDay);
            RuleFor(f => f.From).NotNull().When(f => f.Often is AutopayForm.EveryTwoWeeks).WithMessage("Choose the first day.");
            RuleFor(f => f.Method).NotEmpty().WithMessage("Choose the bank account that autopay debits.");
        });
    }
}

public sealed class AutopayPauseForm
{
    public DateOnly? Through { get; set; }

    /// <summary>What autopay was when the page was made.</summary>
    public string? Seen { get; set; }
}

public sealed class AutopayMethodForm
{
    public string? Method { get; set; }

    /// <summary>What autopay was when the page was made.</summary>
    public string? Seen { get; set; }
}
