using FinancePortal.Core.ServicePlans;
using FinancePortal.Core.ServicePlans.Ending;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using FinancePortal.Web.Leases;
using FinancePortal.Web.Shared;
using FluentValidation;

namespace FinancePortal.Web.ServicePlans;

public sealed class CancelPlanForm
{
    /// <summary>The odometer today.</summary>
    public string? Miles { get; set; }

    /// <summary>The refund that was shown, in cents.</summary>
    public long Shown { get; set; }

    /// <summary>Nobody has to say why.</summary>
    public string? Why { get; set; }

    public int? Typed => TypedMiles.TryRead(Miles, out var miles) ? miles : null;
}

public sealed class CancelPlanFormValidator : AbstractValidator<CancelPlanForm>
{
    private const int LongestReason = 300;

    public CancelPlanFormValidator()
    {
        RuleFor(f => f.Miles)
            .Must(m => string.IsNullOrWhiteSpace(m) || (TypedMiles.TryRead(m, out var miles) && miles <= OdometerLog.Largest)).WithMessage(TypedMiles.HowTo);
        RuleFor(f => f.Why).MaximumLength(LongestReason).WithMessage($"Use {LongestReason} characters or fewer.");
    }
}

/// <summary>What cancelling a plan would come to, with the sum behind it.</summary>
/// <param name="Refusal">Why it can't be done here; null when it can.</param>
public sealed record CancelPlanPage(VehicleFile File, PlanInFile Plan, CancelPlanForm Form, CancelRefusal? Refusal, CancellationRefund? Refund, Explanation Why)
{
    public string Path => $"/vehicle/{File.Reference}/plans/{Plan.Plan.Reference}";

    public bool AsksOdometer => Plan.Plan.EndMiles is not null && Refund is null or { IsFull: false } && Refusal is null or CancelRefusal.OdometerNeeded or CancelRefusal.OdometerTooLow;

    public string Rest => Refund switch
    {
        null => "",
        { IsFull: true } => $"You are within {Plan.Form!.Cancellation!.FullRefundDays} days of the start and nothing was claimed, so the whole price comes back.",
        { IsByMiles: true } r => $"{Formats.Count(r.MilesLeft!.Value)} of {Formats.Miles(r.Miles!.Value)} are left. More of the miles is used than of the time, so the miles count.",
        { MilesLeft: not null } r => $"{Formats.Count(r.DaysLeft)} of {Formats.Count(r.Days)} days are left. More of the time is used than of the miles, so the days count.",
        var r => $"{Formats.Count(r.DaysLeft)} of {Formats.Count(r.Days)} days are left.",
    };

    public static string Words(CancelRefusal refusal) => refusal switch
    {
        CancelRefusal.NotSold => "This plan came with the vehicle and has no price to refund.",
        CancelRefusal.Over => "This plan is over. There is nothing to cancel.",
        CancelRefusal.OdometerNeeded => "Enter the odometer first: the refund depends on it.",
        CancelRefusal.OdometerTooLow => "Enter a reading that isn’t below your last one.",
        _ => "Call us and we’ll cancel it with you.",
    };
}

public sealed class TransferForm
{
    public string? NewOwner { get; set; }
    public string? Email { get; set; }
}

public sealed class TransferFormValidator : AbstractValidator<TransferForm>
{
    private const int LongestName = 80;
    private const int LongestEmail = 254;

    public TransferFormValidator()
    {
        RuleFor(f => f.NewOwner).NotEmpty().WithMessage("Enter the new owner’s name.").MaximumLength(LongestName).WithMessage($"Use {LongestName} characters or fewer.");
        RuleFor(f => f.Email).NotEmpty().WithMessage("Enter the new owner’s email address.").EmailAddress().WithMessage("Enter an email address, like name@example.com.").MaximumLength(LongestEmail).WithMessage($"Use {LongestEmail} characters or fewer.");
    }
}

public sealed record TransferPage(VehicleFile File, PlanInFile Plan, TransferForm Form)
{
    public string Path => $"/vehicle/{File.Reference}/plans/{Plan.Plan.Reference}";
    public bool IsPossible => File.MayAct && Plan is { Holds: true, Form.Transfer.IsAllowed: true };
}

public sealed class ClaimForm
{
    public string? What { get; set; }
    public DateOnly? HappenedOn { get; set; }
    public Money? Asked { get; set; }
    public string? Key { get; set; }
}

public sealed class ClaimFormValidator : AbstractValidator<ClaimForm>
{
    private const int LongestText = 500;

    public ClaimFormValidator()
    {
        RuleFor(f => f.What).NotEmpty().WithMessage("Say in a sentence or two what happened.").MaximumLength(LongestText).WithMessage($"Use {LongestText} characters or fewer.");
        RuleFor(f => f.HappenedOn).NotNull().WithMessage("Enter the day it happened.");
        RuleFor(f => f.Asked).Must(a => a is null or { IsNegative: false } && (a ?? Money.Zero) <= Money.FromDollars(1_000_000m)).WithMessage("Enter an amount of $1,000,000.00 or less.");
        RuleFor(f => f.Key).Must(Reference.IsWellFormed).WithMessage("Open this page again.");
    }
}

public sealed record ClaimPage(VehicleFile File, PlanInFile Plan, ClaimForm Form)
{
    public string Path => $"/vehicle/{File.Reference}/plans/{Plan.Plan.Reference}";
}
