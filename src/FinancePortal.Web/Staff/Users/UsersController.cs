using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Staff;
using FinancePortal.Core.Staff.Users;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Staff.Users;

/// <summary>The access review, and roles given and taken by two people.</summary>
[Area("Staff")]
[Authorize(Policy = Policies.Administration)]
[Route("/staff/users")]
public sealed class UsersController(AccessService access, ColleagueService colleagues, DealerList dealers) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Users(CancellationToken cancellationToken) => View(await PageAsync(new RoleForm(), cancellationToken));

    [HttpPost("")]
    [RequiresStepUp]
    public async Task<IActionResult> Ask(RoleForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (ModelState.IsValid)
        {
            var answer = await access.AskAsync(form.Person!.Value, form.Role!, form.Gives, form.Reason!.Trim(), HttpContext.Actor(form.Reason!.Trim()), cancellationToken);
            if (answer is ChangeAnswer.Waits)
            {
                TempData.Say("Asked", "A second person has to agree.");
                return Redirect("/staff/users");
            }

            ModelState.AddModelError(nameof(form.Role), answer is ChangeAnswer.Own ? "Somebody else has to ask for a change of your own roles." : form.Gives ? "They have this role already." : "They don’t have this role.");
        }

        return View("Users", await PageAsync(form, cancellationToken));
    }

    [HttpGet("invite")]
    public ViewResult Invite() => View(new InvitePage(new ColleagueForm()));

    [HttpPost("invite")]
    [RequiresStepUp]
    public async Task<IActionResult> Invite(ColleagueForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (ModelState.IsValid)
        {
            if (await colleagues.InviteAsync(form.Email!, form.Name!, HttpContext.Actor(), cancellationToken) is ColleagueAnswer.Made)
            {
                TempData.Say("Invited", "They get a link by e-mail, good for three days. Now ask for their first role.");
                return Redirect("/staff/users");
            }

            ModelState.AddModelError(nameof(form.Email), "Somebody signs in with this address already.");
        }

        return View(new InvitePage(form));
    }

    [HttpPost("changes/{change}")]
    [RequiresStepUp]
    public async Task<IActionResult> Decide(string change, string? act, CancellationToken cancellationToken)
    {
        var answer = await access.DecideAsync(change, act is "approve", HttpContext.Actor(), cancellationToken);
        if (answer is ChangeAnswer.DecidedAlready)
        {
            return new ChangedMeanwhile(change);
        }

        TempData.Say(
            answer switch { ChangeAnswer.Done => act is "approve" ? "Changed" : "Refused", ChangeAnswer.Own => "You can’t decide about this one", _ => "Nothing was changed" },
            answer is ChangeAnswer.Own ? "It is your own request, or about you." : null,
            answer is ChangeAnswer.Done ? Tone.Ok : Tone.Warn);
        return Redirect("/staff/users");
    }

    /// <summary>Which dealership a dealer's sign-in belongs to; like a role, it acts when a second person agrees.</summary>
    [HttpPost("{person}/dealership")]
    [RequiresStepUp]
    public async Task<IActionResult> Dealership(long person, string? dealership, CancellationToken cancellationToken)
    {
        var found = dealers.Find(dealership);
        const string Reason = "Dealership of this sign-in";
        var answer = found is null && !string.IsNullOrEmpty(dealership) ? null : await access.AskDealershipAsync(person, found?.Code ?? "", Reason, HttpContext.Actor(Reason), cancellationToken);
        TempData.Say(
            answer is ChangeAnswer.Waits ? "Asked" : "Nothing was changed",
            answer switch
            {
                ChangeAnswer.Waits => "A second person has to agree.",
                ChangeAnswer.Own => "Somebody else has to ask for your own dealership.",
                ChangeAnswer.ChangesNothing => "They belong to it already.",
                _ => "That is no dealer’s sign-in, or no dealership of the list.",
            },
            answer is ChangeAnswer.Waits ? Tone.Ok : Tone.Warn);
        return Redirect("/staff/users");
    }

    [HttpPost("{person}/review")]
    public async Task<IActionResult> Review(long person, CancellationToken cancellationToken)
    {
        await access.NoteReviewAsync(person, HttpContext.Actor(), cancellationToken);
        TempData.Say("Review noted");
        return Redirect("/staff/users");
    }

    private async Task<UsersPage> PageAsync(RoleForm form, CancellationToken cancellationToken) =>
        new(await access.ReviewAsync(cancellationToken), await access.WaitingAsync(cancellationToken), form, User.UserId(), dealers);
}

public sealed class RoleForm
{
    public long? Person { get; set; }
    public string? Role { get; set; }
    public bool Gives { get; set; } = true;
    public string? Reason { get; set; }
}

public sealed class RoleFormValidator : AbstractValidator<RoleForm>
{
    public RoleFormValidator()
    {
        RuleFor(f => f.Person).NotNull().WithMessage("Choose a person.");
        RuleFor(f => f.Role).Must(r => AccessService.Given.Contains(r ?? "")).WithMessage("Choose a role.");
        RuleFor(f => f.Reason).Must(r => !string.IsNullOrWhiteSpace(r)).WithMessage("Say why.").MaximumLength(500).WithMessage("Use 500 characters or fewer.");
    }
}

public sealed class ColleagueForm
{
    public string? Name { get; set; }
    public string? Email { get; set; }

    public static bool IsAddress(string? typed) =>
        typed is { Length: <= EmailAddress.MostCharacters } && System.Net.Mail.MailAddress.TryCreate(typed.Trim(), out var address) && address.Address == typed.Trim() && address.Host.Contains('.', StringComparison.Ordinal);
}

public sealed class ColleagueFormValidator : AbstractValidator<ColleagueForm>
{
    public ColleagueFormValidator()
    {
        RuleFor(f => f.Name).Must(n => !string.IsNullOrWhiteSpace(n)).WithMessage("Enter their name.").MaximumLength(100).WithMessage("Use 100 characters or fewer.");
        RuleFor(f => f.Email).Must(ColleagueForm.IsAddress).WithMessage("Enter an address like jo@company.example.");
    }
}

public sealed record InvitePage(ColleagueForm Form);

public sealed record UsersPage(IReadOnlyList<AccessLine> People, IReadOnlyList<RoleChange> Waiting, RoleForm Form, long UserId, DealerList Dealers)
{
    public static bool IsDealer(AccessLine line) => line.Roles.Contains(Roles.DealerUser) || line.Roles.Contains(Roles.DealerAdmin);

    /// <summary>What a change that waits is: <c>Give Support</c>, or the dealership's name.</summary>
    public (string Does, string What) Words(RoleChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Dealership is { } dealership
            ? ("Dealership", dealership.Length == 0 ? "none" : Dealers.Find(dealership)?.Name ?? dealership)
            : (change.Gives ? "Give" : "Take away", change.Role);
    }

    /// <summary>Roles that together let one person do what needs two.</summary>
    public static bool IsTooMuch(AccessLine line) => line.Roles.Contains(Roles.Support) && line.Roles.Contains(Roles.Supervisor);
}
