using FinancePortal.Core;
using FinancePortal.Core.Customers.Contact;
using FinancePortal.Core.Documents.Agreements;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Payments.Autopay;

/// <summary>Autopay of one account: what is on, and the steps that turn it on or change it (F-404).</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/accounts/{account}/autopay")]
public sealed class AutopayController(AutopayService autopay, AgreementPaperService papers, LastChangeService changes) : Controller
{
    public static IReadOnlyList<string> Steps { get; } = ["Amount", "Days and account", "Review"];

    [HttpGet("")]
    public async Task<ViewResult> Show(string account, CancellationToken cancellationToken) =>
        View("Autopay", new AutopayPage(await autopay.DeskAsync(User.CustomerId(), account, cancellationToken), new AutopayPauseForm()));

    [HttpGet("amount")]
    public async Task<ViewResult> Amount(string account, AutopayForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var desk = await autopay.DeskAsync(User.CustomerId(), account, cancellationToken);
        ModelState.Clear();
        var shown = form.Amount is null && desk.Enrollment is { } active ? AutopayForm.Of(active) : form;
        shown.Amount ??= AutopayAmount.AmountDue;
        shown.Charges ??= AutopayForm.AllCharges;
        return View("AutopayAmount", new AutopayAmountPage(desk, shown));
    }

    [HttpPost("amount")]
    public async Task<IActionResult> Amount(string account, [FromForm] AutopayForm form, string? _, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var desk = await autopay.DeskAsync(User.CustomerId(), account, cancellationToken);
        if (ModelState.IsValid && AutopayRules.Refuse(desk, form.ToRule() with { Rhythm = AutopayRhythm.Monthly, Day = null }) is { } refused)
        {
            ModelState.AddModelError(NameOf(refused.Field, form), refused.Message);
        }

        return ModelState.IsValid ? Redirect(form.Address(account, AutopayForm.DaysStep)) : View("AutopayAmount", new AutopayAmountPage(desk, form));
    }

    [HttpGet("days")]
    public async Task<IActionResult> Days(string account, AutopayForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var desk = await autopay.DeskAsync(User.CustomerId(), account, cancellationToken);
        ModelState.Clear();
        if (form.Amount is null)
        {
            return Redirect(form.Address(account, AutopayForm.AmountStep));
        }

        form.Often = form.Often is null || (form.TakesHalves && form.Amount is not AutopayAmount.AmountDue) ? AutopayForm.DueDates : form.Often;
        form.Method ??= desk.Methods is [var first, ..] ? first.Reference : null;
        return View("AutopayDays", new AutopayDaysPage(desk, form));
    }

    [HttpPost("days")]
    public async Task<IActionResult> Days(string account, [FromForm] AutopayForm form, string? _, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var desk = await autopay.DeskAsync(User.CustomerId(), account, cancellationToken);
        if (ModelState.IsValid && AutopayRules.Refuse(desk, form.ToRule()) is { } refused)
        {
            ModelState.AddModelError(NameOf(refused.Field, form), refused.Message);
        }

        return ModelState.IsValid ? Redirect(form.Address(account, "review")) : View("AutopayDays", new AutopayDaysPage(desk, form));
    }

    [HttpGet("review")]
    public Task<IActionResult> Review(string account, AutopayForm form, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return ReviewAsync(account, form, StatusCodes.Status200OK, cancellationToken);
    }

    [HttpPost("review")]
    public async Task<IActionResult> TurnOn(string account, [FromForm] AutopayForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ModelState.Clear();
        EnrollInAutopayAnswer answer;
        try
        {
            answer = await autopay.EnrollAsync(RequestOf(account, form, form.AgreedTo ?? "") with { Seen = form.Seen ?? "" }, HttpContext.Actor(), cancellationToken);
        }
        catch (ChangedMeanwhileException)
        {
            return await ReviewAsync(account, form, StatusCodes.Status409Conflict, cancellationToken);
        }

        switch (answer)
        {
            case EnrollInAutopayAnswer.Accepted accepted:
                await papers.FileAsync(account, cancellationToken);
                TempData.Say("Autopay is on", $"We sent a copy of what you agreed to to {accepted.Enrollment.Method.Customer.Email}.");
                return Redirect($"/accounts/{account}/autopay");
            case EnrollInAutopayAnswer.Refused refused:
                return await ReviewAsync(account, form, refused.Field is AutopayField.None ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK, cancellationToken);
            default:
                throw new InvalidOperationException("Unknown answer.");
        }
    }

    private async Task<IActionResult> ReviewAsync(string account, AutopayForm form, int status, CancellationToken cancellationToken)
    {
        var (review, refused) = await autopay.ReviewAsync(User.CustomerId(), RequestOf(account, form, agreedTo: null), cancellationToken);
        if (review is null)
        {
            return Redirect(form.Address(account, refused!.Field is AutopayField.Amount or AutopayField.Charges ? AutopayForm.AmountStep : AutopayForm.DaysStep));
        }

        var changed = status is StatusCodes.Status409Conflict ? StaleForm.Words(await changes.OfAccountAsync(account, "autopay", HttpContext.Actor(), cancellationToken)) : null;
        var view = View("AutopayReview", new AutopayReviewPage(review, form, status is StatusCodes.Status422UnprocessableEntity) { Changed = changed });
        view.StatusCode = status;
        return view;
    }

    private static EnrollInAutopay RequestOf(string account, AutopayForm form, string? agreedTo) =>
        new() { AccountReference = account, MethodReference = form.Method ?? "", Rule = form.ToRule(), AgreedTo = agreedTo };

    /// <summary>The field of the form that a refusal belongs beside.</summary>
    private static string NameOf(AutopayField field, AutopayForm form) => field switch
    {
        AutopayField.Amount when form.TakesHalves => nameof(form.Often),
        AutopayField.Amount => form.Amount is AutopayAmount.Fixed ? nameof(form.Always) : nameof(form.Extra),
        AutopayField.Day => form.Often is AutopayForm.TwiceAMonth ? nameof(form.FirstDay) : nameof(form.Day),
        AutopayField.SecondDay => nameof(form.SecondDay),
        AutopayField.StartsOn => nameof(form.From),
        AutopayField.Method => nameof(form.Method),
        AutopayField.Charges => nameof(form.ChargesUpTo),
        _ => form.Step is AutopayForm.AmountStep ? nameof(form.Amount) : nameof(form.Often),
    };
}
