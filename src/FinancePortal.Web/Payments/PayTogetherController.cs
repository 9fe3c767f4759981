using System.Globalization;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Payments;

/// <summary>Several accounts paid in one go: all of them, or none (F-401).</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/pay-together")]
public sealed class PayTogetherController(PaymentChangeService together, PaymentRequestKeys keys) : Controller
{
    private const string KeyScope = "together";

    [HttpGet("")]
    public async Task<ViewResult> Choose(CancellationToken cancellationToken)
    {
        var desks = await together.DesksAsync(User.CustomerId(), cancellationToken);
        var form = new PayTogetherForm
        {
            Method = desks.Select(d => d.UsualMethod?.Reference).FirstOrDefault(m => m is not null),
            Lines = [.. desks.Select(d => new PayTogetherLine { Account = d.AccountReference, Amount = d.AmountDue.IsPositive && !d.PromisedAlready.IsPositive ? d.AmountDue : null })],
        };
        return View("PayTogether", new PayTogetherPage(desks, form));
    }

    [HttpPost("")]
    public async Task<ViewResult> Check(PayTogetherForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var page = new PayTogetherPage(await together.DesksAsync(User.CustomerId(), cancellationToken), form);
        return ModelState.IsValid && Fits(page) ? View("ReviewTogether", page with { RequestKey = keys.Issue(User.UserId(), KeyScope) }) : View("PayTogether", page);
    }

    [HttpPost("confirm")]
    public async Task<IActionResult> Confirm(PayTogetherForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var page = new PayTogetherPage(await together.DesksAsync(User.CustomerId(), cancellationToken), form);
        if (keys.Open(form.RequestKey, User.UserId(), KeyScope) is not { } key || !ModelState.IsValid || page.Paid.Count == 0)
        {
            return Redirect("/pay-together");
        }

        var requests = page.Paid.ConvertAll(p => new MakePayment
        {
            AccountReference = p.Desk.AccountReference,
            MethodReference = form.Method!,
            Amount = p.Amount,
            Purpose = PaymentPurpose.Regular,
            PayOn = null,
            RequestKey = $"{key}-{p.Desk.AccountReference}",
            SecondIsMeant = form.SecondIsMeant,
            OwedSeen = null,
        });
        var answers = await together.PayTogetherAsync(requests, HttpContext.Actor(), cancellationToken);
        if (answers.All(a => a is MakePaymentAnswer.Accepted))
        {
            var made = answers.OfType<MakePaymentAnswer.Accepted>().Select(a => a.Payment).ToList();
            var what = $"{(made.Count == 1 ? "1 payment" : $"{made.Count.ToString(CultureInfo.InvariantCulture)} payments")} {(made.TrueForAll(p => p.IsPending) ? $"set for {Formats.Weekday(made[0].CreditOn)}" : "made")}";
            TempData.Say(what, $"{page.Total} in all. Confirmation {(made.Count == 1 ? "number" : "numbers")} {string.Join(", ", made.Select(p => p.ConfirmationNumber))}.");
            return Redirect("/payments");
        }

        if (answers.OfType<MakePaymentAnswer.Refused>().All(r => r.Reason is PaymentRefusal.LooksLikeDouble))
        {
            var again = View("ReviewTogether", page with { RequestKey = keys.Issue(User.UserId(), KeyScope), LooksLikeDouble = true });
            again.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return again;
        }

        for (var i = 0; i < answers.Count; i++)
        {
            if (answers[i] is MakePaymentAnswer.Refused refused)
            {
                ModelState.AddModelError(page.FieldOf(page.Paid[i].Desk), refused.Message);
            }
        }

        return View("PayTogether", page);
    }

    /// <summary>Says beside each amount why it cannot be paid.</summary>
    private bool Fits(PayTogetherPage page)
    {
        foreach (var (desk, amount) in page.Paid)
        {
            if (desk.RefuseAmount(amount, PaymentPurpose.Regular, desk.Earliest) is { } refused)
            {
                ModelState.AddModelError(page.FieldOf(desk), refused.Message);
            }
        }

        if (page.Paid.Count == 0)
        {
            ModelState.AddModelError("Lines[0].Amount", "Enter an amount for at least one account.");
        }

        return ModelState.IsValid;
    }
}

public sealed class PayTogetherForm
{
    public List<PayTogetherLine> Lines { get; set; } = [];
    public string? Method { get; set; }
    public string? RequestKey { get; set; }
    public bool SecondIsMeant { get; set; }
}

public sealed class PayTogetherLine
{
    public string? Account { get; set; }

    /// <summary>Empty when this account is not paid now.</summary>
    public Money? Amount { get; set; }
}

public sealed class PayTogetherFormValidator : AbstractValidator<PayTogetherForm>
{
    public PayTogetherFormValidator() => RuleFor(f => f.Method).NotEmpty().WithMessage("Choose a bank account to pay from.");
}

/// <summary>The accounts with the amounts typed; an account that is not the customer's is not among them.</summary>
public sealed record PayTogetherPage
{
    public PayTogetherPage(IReadOnlyList<PaymentDesk> desks, PayTogetherForm form)
    {
        Desks = desks;
        Form = form;
        Paid = [.. desks.Select(d => (d, form.Lines.Find(l => l.Account == d.AccountReference)?.Amount ?? Money.Zero)).Where(p => !p.Item2.IsZero)];
        form.Lines = [.. desks.Select(d => form.Lines.Find(l => l.Account == d.AccountReference) ?? new PayTogetherLine { Account = d.AccountReference })];
    }

    public IReadOnlyList<PaymentDesk> Desks { get; }
    public PayTogetherForm Form { get; }
    public List<(PaymentDesk Desk, Money Amount)> Paid { get; }
    public string RequestKey { get; init; } = "";
    public bool LooksLikeDouble { get; init; }
    public Money Total => Money.Sum(Paid.Select(p => p.Amount));

    /// <summary>Bank accounts; a card is charged one payment at a time.</summary>
    public IReadOnlyList<PaymentMethodChoice> Methods => Desks.Count == 0 ? [] : [.. Desks[0].Methods.Where(m => !m.IsCard)];
    public PaymentMethodChoice? Method => Methods.FirstOrDefault(m => m.Reference == Form.Method);

    public string FieldOf(PaymentDesk desk) => string.Create(CultureInfo.InvariantCulture, $"Lines[{Desks.ToList().IndexOf(desk)}].Amount");
}
