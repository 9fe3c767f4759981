using System.Globalization;
using FinancePortal.Core.Leases;
using FluentValidation;

namespace FinancePortal.Web.Leases;

/// <summary>Reads miles as people type them: <c>26140</c>, <c>26,140</c>, <c>26 140 miles</c>. Tenths are not guessed at.</summary>
public static class TypedMiles
{
    public const string HowTo = "Enter whole miles, like 26,140. Leave out the tenths.";

    public static bool TryRead(string? typed, out int miles)
    {
        var text = (typed ?? "").Trim();
        foreach (var unit in (string[])["miles", "mile", "mi"])
        {
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
            {
                text = text[..^unit.Length].TrimEnd();
                break;
            }
        }

        var groups = text.Split(',', ' ');
        var isGrouped = groups.Length == 1 || (groups[0].Length is 1 or 2 or 3 && groups.Skip(1).All(g => g.Length == 3));
        miles = 0;
        return isGrouped && string.Concat(groups) is { Length: >= 1 and <= 7 } digits && digits.All(char.IsAsciiDigit)
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out miles);
    }
}

/// <summary>A reading being added or corrected.</summary>
public class ReadingForm
{
    public string? Odometer { get; set; }
    public DateOnly? ReadOn { get; set; }

    /// <summary>The display is right, although the reading looks odd.</summary>
    public bool Keep { get; set; }
    public IFormFile? Photo { get; set; }

    /// <summary>Why the old one was wrong; only when correcting.</summary>
    public string? Why { get; set; }

    /// <summary>Take the old one out and put nothing in its place.</summary>
    public bool TakeOut { get; set; }

    public bool IsCorrection { get; set; }
}

public sealed class ReadingFormValidator : AbstractValidator<ReadingForm>
{
    private const int LongestReason = 300;

    public ReadingFormValidator()
    {
        When(f => !f.TakeOut, () =>
        {
            RuleFor(f => f.Odometer)
                .Must(o => TypedMiles.TryRead(o, out _)).WithMessage(TypedMiles.HowTo)
                .Must(o => !TypedMiles.TryRead(o, out var miles) || miles <= ReadingCheck.Largest).WithMessage("Enter a reading of 999,999 miles or less.");
            RuleFor(f => f.ReadOn).NotNull().WithMessage("Enter the date of the reading.");
        });
        When(f => f.IsCorrection, () =>
        {
            RuleFor(f => f.Why)
                .NotEmpty().WithMessage("Say in a few words what was wrong.")
                .MaximumLength(LongestReason).WithMessage($"Use {LongestReason} characters or fewer.");
        });
    }
}

/// <summary>How many miles to buy ahead.</summary>
public sealed class BuyMilesForm
{
    public string? Miles { get; set; }

    /// <summary>The lease as it was when the price was shown.</summary>
    public int Sequence { get; set; }
}

public sealed class BuyMilesFormValidator : AbstractValidator<BuyMilesForm>
{
    public BuyMilesFormValidator() =>
        RuleFor(f => f.Miles)
            .Must(m => TypedMiles.TryRead(m, out var miles) && miles is >= MilesAheadQuote.Smallest and <= MilesAheadQuote.Largest)
            .When(f => f.Miles is not null)
            .WithMessage("Enter 100 to 50,000 whole miles.");
}
