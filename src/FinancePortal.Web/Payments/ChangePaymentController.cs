using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Payments;

/// <summary>Another amount, day or bank account for a payment that is promised, until the cut-off (F-408).</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/payments/{payment}/change")]
public sealed class ChangePaymentController(PaymentDeskService desks, PaymentChangeService changes, PaymentRequestKeys keys) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Change(string payment, CancellationToken cancellationToken)
    {
        var (receipt, desk) = await OpenAsync(payment, cancellationToken);
        var form = new ChangePaymentForm { Amount = receipt.Payment.Amount, PayOn = receipt.Payment.CreditOn, Method = receipt.Payment.Method?.Reference };
        return changes.MayChange(receipt.Payment) ? View("ChangePayment", Page(receipt, desk, form)) : Redirect($"/payments/{payment}");
    }

    [HttpPost("")]
    public async Task<IActionResult> Change(string payment, ChangePaymentForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var (receipt, desk) = await OpenAsync(payment, cancellationToken);
        if (keys.Open(form.RequestKey, User.UserId(), payment) is not { } key)
        {
            return Redirect($"/payments/{payment}/change");
        }

        if (ModelState.IsValid)
        {
            var request = new MakePayment
            {
                AccountReference = desk.AccountReference,
                MethodReference = form.Method!,
                Amount = form.Amount!.Value,
                Purpose = receipt.Payment.Purpose,
                PayOn = form.PayOn,
                RequestKey = key,
                SecondIsMeant = true,
                OwedSeen = null,
            };
            switch (await changes.ChangeAsync(payment, request, HttpContext.Actor(), cancellationToken))
            {
                case MakePaymentAnswer.Accepted accepted:
                    TempData.Say("Payment changed", "The earlier one is cancelled. We sent you a confirmation of both.");
                    return Redirect($"/payments/{accepted.Payment.Reference}");
                case MakePaymentAnswer.Refused refused:
                    ModelState.AddModelError(refused.Field switch { PaymentField.Method => nameof(form.Method), PaymentField.Date => nameof(form.PayOn), _ => nameof(form.Amount) }, refused.Message);
                    break;
            }
        }

        return View("ChangePayment", Page(receipt, desk, form));
    }

    private ChangePaymentPage Page(PaymentReceipt receipt, PaymentDesk desk, ChangePaymentForm form) => new(receipt.Payment, desk, form, keys.Issue(User.UserId(), receipt.Payment.Reference));

    private async Task<(PaymentReceipt Receipt, PaymentDesk Desk)> OpenAsync(string payment, CancellationToken cancellationToken)
    {
        var receipt = await desks.ReceiptAsync(User.CustomerId(), payment, cancellationToken);
        return (receipt, await desks.DeskAsync(User.CustomerId(), receipt.Payment.Account.Reference, cancellationToken));
    }
}

public sealed class ChangePaymentForm
{
    public Money? Amount { get; set; }
    public DateOnly? PayOn { get; set; }
    public string? Method { get; set; }
    public string? RequestKey { get; set; }
}

public sealed class ChangePaymentFormValidator : AbstractValidator<ChangePaymentForm>
{
    public ChangePaymentFormValidator()
    {
        RuleFor(f => f.Amount).NotNull().WithMessage("Enter an amount in dollars and cents, like 735.22.");
        RuleFor(f => f.PayOn).NotNull().WithMessage("Choose a date to pay on.");
        RuleFor(f => f.Method).NotEmpty().WithMessage("Choose a bank account to pay from.");
    }
}

public sealed record ChangePaymentPage(Payment Payment, PaymentDesk Desk, ChangePaymentForm Form, string RequestKey)
{
    public string Until => $"{Formats.Time(CreditDate.ChangeableUntil(Payment.CreditOn))} on {Formats.Prose(Payment.CreditOn)}";
}
