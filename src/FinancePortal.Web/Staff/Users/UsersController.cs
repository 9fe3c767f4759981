using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Leases.Books;
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
public sealed class UsersController(AccessService access, DealerList dealers) : Controller
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
            if (answer is RoleAnswer.Waits)
            {
                TempData.Say("Asked", "A second person has to agree.");
                return Redirect("/staff/users");
            }

            ModelState.AddModelError(nameof(form.Role), answer is RoleAnswer.Own ? "Somebody else has to ask for a change of your own roles." : form.Gives ? "They have this role already." : "They don’t have this role.");
        }

        return View("Users", await PageAsync(form, cancellationToken));
    }

    [HttpPost("changes/{change}")]
    [RequiresStepUp]
    public async Task<IActionResult> Decide(string change, string? act, CancellationToken cancellationToken)
    {
        var answer = await access.DecideAsync(change, act is "approve", HttpContext.Actor(), cancellationToken);
        TempData.Say(
            answer switch { RoleAnswer.Done => act is "approve" ? "Role changed" : "Refused", RoleAnswer.Own => "You can’t decide about this one", _ => "Somebody decided it already" },
            answer is RoleAnswer.Own ? "It is your own request, or about you." : null,
            answer is RoleAnswer.Done ? Tone.Ok : Tone.Warn);
        return Redirect("/staff/users");
    }

    [HttpPost("{person}/dealership")]
    [RequiresStepUp]
    public async Task<IActionResult> Dealership(long person, string? dealership, CancellationToken cancellationToken)
    {
        var isDone = await access.AssignAsync(person, dealers.Find(dealership)?.Code ?? "", HttpContext.Actor(), cancellationToken);
        TempData.Say(isDone ? "Dealership saved" : "Nothing was changed", isDone ? null : "That is no dealer’s sign-in, or your own.", isDone ? Tone.Ok : Tone.Warn);
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

public sealed record UsersPage(IReadOnlyList<AccessLine> People, IReadOnlyList<RoleChange> Waiting, RoleForm Form, long UserId, DealerList Dealers)
{
    public static bool IsDealer(AccessLine line) => line.Roles.Contains(Roles.DealerUser) || line.Roles.Contains(Roles.DealerAdmin);

    /// <summary>Roles that together let one person do what needs two.</summary>
    public static bool IsTooMuch(AccessLine line) => line.Roles.Contains(Roles.Support) && line.Roles.Contains(Roles.Supervisor);
}
