using System.Globalization;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Values;
using FluentValidation;

namespace FinancePortal.Web.Leases;

/// <summary>The what-if of the lease-end page. It stands in the address, so every answer can be bookmarked and sent.</summary>
public sealed class LeaseEndForm
{
    public string? Months { get; set; }
    public string? Extend { get; set; }
    public string? Odometer { get; set; }
    public string? Loan { get; set; }
    public string? Model { get; set; }

    public LeaseEndQuestion ToQuestion() => new()
    {
        Months = Number(Months, 1, LeaseEndQuestion.MostMonths) ?? new LeaseEndQuestion().Months,
        ExtensionMonths = Number(Extend, 1, LeaseEndQuestion.MostExtension) ?? LeaseEndQuestion.MostExtension,
        OdometerAtEnd = TypedMiles.TryRead(Odometer, out var miles) && miles <= ReadingCheck.Largest ? miles : null,
        LoanMonths = Number(Loan, 12, 84),
        Model = Model,
    };

    /// <summary>The figures as they stand in an address; empty ones left out.</summary>
    public string Query => LeaseFigures.Query(("months", Months), ("extend", Extend), ("odometer", Odometer), ("loan", Loan), ("model", Model));

    internal static int? Number(string? typed, int least, int most) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}

public sealed class LeaseEndFormValidator : AbstractValidator<LeaseEndForm>
{
    public LeaseEndFormValidator()
    {
        RuleFor(f => f.Months).Must(m => string.IsNullOrEmpty(m) || LeaseEndForm.Number(m, 1, LeaseEndQuestion.MostMonths) is not null).WithMessage("Choose 1 to 60 months.");
        RuleFor(f => f.Extend).Must(m => string.IsNullOrEmpty(m) || LeaseEndForm.Number(m, 1, LeaseEndQuestion.MostExtension) is not null)
            .WithMessage("Choose 1 to 6 months. A seventh month needs a new disclosure: call us.");
        RuleFor(f => f.Loan).Must(m => string.IsNullOrEmpty(m) || LeaseEndForm.Number(m, 12, 84) is not null).WithMessage("Choose 12 to 84 months.");
        RuleFor(f => f.Odometer).Must(o => string.IsNullOrEmpty(o) || (TypedMiles.TryRead(o, out var miles) && miles <= ReadingCheck.Largest)).WithMessage(TypedMiles.HowTo);
    }
}

/// <summary>The what-if of ending a lease early.</summary>
public sealed class EndEarlyForm
{
    /// <summary>After how many payments.</summary>
    public string? After { get; set; }

    /// <summary>What the vehicle brings then.</summary>
    public Money? Value { get; set; }
}

/// <summary>A plan as it is chosen: <c>return</c>, <c>buy</c>, <c>extend</c>, <c>new</c> or <c>early</c>.</summary>
public sealed class LeasePlanForm
{
    private static readonly Dictionary<string, LeaseEndChoice> Choices = new(StringComparer.Ordinal)
    {
        ["return"] = LeaseEndChoice.Return,
        ["buy"] = LeaseEndChoice.Buy,
        ["extend"] = LeaseEndChoice.Extend,
        ["new"] = LeaseEndChoice.LeaseAgain,
        ["early"] = LeaseEndChoice.EndEarly,
    };

    public string? Choice { get; set; }
    public string? Extend { get; set; }

    /// <summary>What this would replace, as it was when the page was made.</summary>
    public string? Seen { get; set; }

    public LeaseEndChoice? Chosen => Choice is not null && Choices.TryGetValue(Choice, out var choice) ? choice : null;

    public int ExtensionMonths => LeaseEndForm.Number(Extend, 1, LeaseEndQuestion.MostExtension) ?? LeaseEndQuestion.MostExtension;

    public static string Word(LeaseEndChoice choice) => choice is LeaseEndChoice.BuyWithLoan ? "buy" : Choices.First(c => c.Value == choice).Key;
}

public sealed class LeasePlanFormValidator : AbstractValidator<LeasePlanForm>
{
    public LeasePlanFormValidator()
    {
        RuleFor(f => f.Choice).Must((f, _) => f.Chosen is not null).When(f => f.Choice is not null).WithMessage("Choose what you plan to do.");
        RuleFor(f => f.Extend).Must(m => LeaseEndForm.Number(m, 1, LeaseEndQuestion.MostExtension) is not null)
            .When(f => f.Chosen is LeaseEndChoice.Extend && f.Extend is not null).WithMessage("Choose 1 to 6 months.");
    }
}
