using System.Globalization;
using FinancePortal.Core.Images;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Web.Shared;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace FinancePortal.Web.Leases;

/// <summary>What a dealer finds at the return, as it is typed; a colleague types it for a dealer who is late.</summary>
public sealed class BookInForm
{
    public DateOnly? On { get; set; }

    /// <summary>By the dealer's clock, as a time field writes it: <c>14:30</c>.</summary>
    public string? At { get; set; }
    public string? Odometer { get; set; }
    public bool Keep { get; set; }

    /// <summary>Who took it in; a dealer's sign-in says that by itself.</summary>
    public string? DealerName { get; set; }

    /// <summary>How many were counted, as typed, by the code of the wear rule.</summary>
    public IDictionary<string, string?> Typed { get; init; } = new Dictionary<string, string?>();

    public TimeOnly? Time => TimeOnly.TryParse(At, CultureInfo.GetCultureInfo("en-US"), out var at) ? at : null;

    /// <summary>The field of an area's photo.</summary>
    public static string PhotoField(WearArea area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return $"photo-{area.Code}";
    }

    /// <summary>The request, or what is wrong beside its field.</summary>
    /// <param name="serves">The day that a colleague found for a service member's return; null for a return by the contract.</param>
    /// <returns>Without a request, the check when the reading may be kept.</returns>
    public async Task<(BookIn? Request, ReadingCheck? Odd)> ReadAsync(LeaseFile lease, WearGuide guide, string dealer, IFormFileCollection files, ModelStateDictionary state, CancellationToken cancellationToken, DateOnly? serves = null)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(guide);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(state);
        var counts = new Dictionary<string, int>();
        var photos = new Dictionary<string, ImageFile>();
        foreach (var area in guide.Areas)
        {
            foreach (var (code, count) in new InspectAreaForm { Typed = Typed }.Read(area, state))
            {
                counts[code] = count;
            }

            if (await PhotoUpload.ReadAsync(files.GetFile(PhotoField(area)), state, PhotoField(area), cancellationToken) is { } photo)
            {
                photos[area.Code] = photo;
            }
        }

        if (!state.IsValid || On is not { } on || Time is not { } at || !TypedMiles.TryRead(Odometer, out var miles))
        {
            return default;
        }

        var check = ReadingCheck.Of(lease.Terms, lease.Readings, on, miles, lease.Today);
        if (check.Problem is not ReadingProblem.None && !(check.MayBeKept && Keep))
        {
            var (field, message) = ReadingWords.Of(check, lease);
            state.AddModelError(field == nameof(ReadingForm.ReadOn) ? nameof(On) : field, message);
            return (null, check.MayBeKept ? check : null);
        }

        if (serves is { } found && on != found)
        {
            state.AddModelError(nameof(On), $"The orders were found good for a return on {Formats.Prose(found)}. For another day they’re checked again first.");
            return default;
        }

        if (serves is null && on < LeaseActs.ReturnFrom(lease))
        {
            state.AddModelError(nameof(On), $"A return is possible from {Formats.Prose(LeaseActs.ReturnFrom(lease))}. Before that it’s ending the lease early: call us first.");
            return default;
        }

        return (new BookIn { LeaseReference = lease.Reference, On = on, At = at, Odometer = miles, DealerName = dealer, Wear = counts, Photos = photos }, null);
    }
}

public sealed class BookInFormValidator : AbstractValidator<BookInForm>
{
    public BookInFormValidator()
    {
        RuleFor(f => f.On).NotNull().WithMessage("Enter the day it came back.");
        RuleFor(f => f.At).Must((f, _) => f.Time is not null).WithMessage("Enter the time it came back, like 2:30 PM.");
        RuleFor(f => f.Odometer).Must(o => TypedMiles.TryRead(o, out var miles) && miles <= ReadingCheck.Largest).WithMessage(TypedMiles.HowTo);
        RuleFor(f => f.DealerName).MaximumLength(120).WithMessage("Use 120 characters or fewer.");
    }
}

/// <summary>The form that books a vehicle in, wherever it stands.</summary>
/// <param name="Action">Where it is sent.</param>
/// <param name="Odd">The reading just sent looks odd and may be kept; null otherwise.</param>
/// <param name="AsksDealer">A colleague says which dealer took it in.</param>
/// <param name="Button">What sending it does.</param>
public sealed record BookInPart(LeaseFile Lease, BookInForm Form, WearGuide Guide, string Action, ReadingCheck? Odd, bool AsksDealer = false, string Button = "Book it in");
