using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Payments;

/// <summary>The way to a payment: amount, method and date, review, confirm. Every step is an address of its own.</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/accounts/{account}/pay")]
public sealed class MakePaymentController(PaymentDeskService desks, PaymentService payments, PaymentRequestKeys keys) : Controller
{
    public static IReadOnlyList<string> Steps { get; } = ["Amount", "Method and date", "Review"];

    [HttpGet("")]
    public async Task<IActionResult> Amount(string account, MakePaymentForm form, CancellationToken cancellationToken)
    {
        var desk = await desks.DeskAsync(User.CustomerId(), account, cancellationToken);
        ModelState.Clear();
        form.Choice ??= desk.Position.PastDue.IsPositive ? MakePaymentForm.PastDue : desk.AmountDue.IsPositive ? MakePaymentForm.Due : MakePaymentForm.Other;
        return View("ChooseAmount", new ChooseAmountPage(desk, form));
    }

    [HttpPost("")]
    public async Task<IActionResult> Amount(string account, [FromForm] MakePaymentForm form, string? _, CancellationToken cancellationToken)
    {
        var desk = await desks.DeskAsync(User.CustomerId(), account, cancellationToken);
        if (ModelState.IsValid && desk.RefuseAmount(AmountOf(desk, form), PurposeOf(form), DayOf(desk, form)) is { } refused)
        {
            ModelState.AddModelError(nameof(form.Amount), refused.Message);
            form.Choice = MakePaymentForm.Other;
        }

        return ModelState.IsValid ? RedirectToStep(form.Change ? "review" : "method", account, form) : View("ChooseAmount", new ChooseAmountPage(desk, form));
    }

    [HttpGet("method")]
    public async Task<IActionResult> Method(string account, MakePaymentForm form, CancellationToken cancellationToken)
    {
        var desk = await desks.DeskAsync(User.CustomerId(), account, cancellationToken);
        ModelState.Clear();
        form.Method ??= desk.UsualMethod?.Reference;
        form.When ??= MakePaymentForm.Soonest;
        return View("ChooseMethod", new ChooseMethodPage(desk, form));
    }

    [HttpPost("method")]
    public async Task<IActionResult> Method(string account, [FromForm] MakePaymentForm form, string? _, CancellationToken cancellationToken)
    {
        var desk = await desks.DeskAsync(User.CustomerId(), account, cancellationToken);
        if (ModelState.IsValid && form.When is MakePaymentForm.OnDate && desk.RefuseDate(form.On) is { } message)
        {
            ModelState.AddModelError(nameof(form.On), message);
        }

        return ModelState.IsValid ? RedirectToStep("review", account, form) : View("ChooseMethod", new ChooseMethodPage(desk, form));
    }

    /// <summary>Two taps: without any choice made, it is the amount due, from the usual bank account, as soon as possible.</summary>
    [HttpGet("review")]
    public async Task<IActionResult> Review(string account, MakePaymentForm form, CancellationToken cancellationToken)
    {
        var desk = await desks.DeskAsync(User.CustomerId(), account, cancellationToken);
        ModelState.Clear();
        form.Choice ??= desk.AmountDue.IsPositive ? MakePaymentForm.Due : null;
        form.Method ??= desk.UsualMethod?.Reference;
        form.When ??= MakePaymentForm.Soonest;
        if (form.Choice is null || (form.Choice is MakePaymentForm.Other && form.Amount is null))
        {
            return RedirectToStep("", account, form);
        }

        return form.Method is null ? RedirectToStep("method", account, form) : await ReviewAsync(desk, form, refused: null, cancellationToken);
    }

    [HttpPost("review")]
    public async Task<IActionResult> Confirm(string account, [FromForm] MakePaymentForm form, CancellationToken cancellationToken)
    {
        if (form.AmountSeen is not { } amount || form.Method is null || keys.Open(form.RequestKey, User.UserId(), account) is not { } key)
        {
            return RedirectToStep("review", account, form);
        }

        var answer = await payments.MakeAsync(RequestOf(account, form, amount, key), HttpContext.Actor(), cancellationToken);
        switch (answer)
        {
            case MakePaymentAnswer.Accepted accepted:
                return Redirect($"/payments/{accepted.Payment.Reference}/confirmation");
            case MakePaymentAnswer.Refused { Reason: PaymentRefusal.KeyUsedDifferently }:
                return StatusCode(StatusCodes.Status409Conflict);
            case MakePaymentAnswer.Refused refused:
                var desk = await desks.DeskAsync(User.CustomerId(), account, cancellationToken);
                return await ReviewAsync(desk, form, refused, cancellationToken);
            default:
                throw new InvalidOperationException($"Unknown answer {answer.GetType().Name}.");
        }
    }

    private async Task<IActionResult> ReviewAsync(PaymentDesk desk, MakePaymentForm form, MakePaymentAnswer.Refused? refused, CancellationToken cancellationToken)
    {
        var request = RequestOf(desk.AccountReference, form, AmountOf(desk, form), requestKey: "");
        var (review, wrong) = await desks.ReviewAsync(User.CustomerId(), request, cancellationToken);
        if (review is null)
        {
            return BackToField(desk, form, wrong!);
        }

        if (refused is { Reason: not (PaymentRefusal.FiguresChanged or PaymentRefusal.LooksLikeDouble) })
        {
            return BackToField(desk, form, refused);
        }

        ModelState.Clear();
        var page = new ReviewPaymentPage(review, form, keys.Issue(User.UserId(), desk.AccountReference), refused?.Reason);
        var view = View("ReviewPayment", page);
        view.StatusCode = refused is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return view;
    }

    /// <summary>The step where the answer can be mended, with the message beside its field and everything typed kept.</summary>
    private ViewResult BackToField(PaymentDesk desk, MakePaymentForm form, MakePaymentAnswer.Refused refused)
    {
        ModelState.Clear();
        var step = refused.Field switch
        {
            PaymentField.Method => (Name: nameof(form.Method), View: "ChooseMethod"),
            PaymentField.Date => (Name: nameof(form.On), View: "ChooseMethod"),
            _ => (Name: nameof(form.Amount), View: "ChooseAmount"),
        };
        ModelState.AddModelError(step.Name, refused.Message);
        var view = step.View is "ChooseMethod"
            ? View(step.View, new ChooseMethodPage(desk, form))
            : View(step.View, new ChooseAmountPage(desk, form));
        view.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return view;
    }

    private static MakePayment RequestOf(string account, MakePaymentForm form, Money amount, string requestKey) => new()
    {
        AccountReference = account,
        MethodReference = form.Method ?? "",
        Amount = amount,
        Purpose = PurposeOf(form),
        PayOn = form.When is MakePaymentForm.OnDate ? form.On : null,
        RequestKey = requestKey,
        SecondIsMeant = form.SecondIsMeant,
        OwedSeen = form.OwedSeen,
    };

    private static Money AmountOf(PaymentDesk desk, MakePaymentForm form) => form.Choice switch
    {
        MakePaymentForm.PastDue => desk.PastDueWithFees,
        MakePaymentForm.Payoff => desk.HasPrincipal ? desk.OwedOn(DayOf(desk, form)) : Money.Zero,
        MakePaymentForm.Other => form.Amount ?? Money.Zero,
        _ => desk.AmountDue,
    };

    /// <summary>The day on which it would count: interest runs to that day.</summary>
    private static DateOnly DayOf(PaymentDesk desk, MakePaymentForm form) =>
        form is { When: MakePaymentForm.OnDate, On: { } on } && on > desk.Earliest && on <= desk.Latest ? BankCalendar.OnOrAfter(on) : desk.Earliest;

    private static PaymentPurpose PurposeOf(MakePaymentForm form) => form.Choice switch
    {
        MakePaymentForm.Payoff => PaymentPurpose.Payoff,
        MakePaymentForm.Other when form.TowardPrincipal => PaymentPurpose.PrincipalOnly,
        _ => PaymentPurpose.Regular,
    };

    private RedirectResult RedirectToStep(string step, string account, MakePaymentForm form) =>
        Redirect(MakePaymentAddress.Of(account, step, form));
}
