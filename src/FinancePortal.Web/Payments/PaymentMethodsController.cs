using FinancePortal.Core.Payments.Cards;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Payments;

/// <summary>The wallet: bank accounts are added, proven by two small deposits, named and removed.</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/payment-methods")]
public sealed class PaymentMethodsController(PaymentMethodService wallet, CardDoor cards) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> List(CancellationToken cancellationToken) =>
        View("PaymentMethods", new PaymentMethodsPage(await wallet.ListAsync(User.CustomerId(), cancellationToken), cards.IsOpen));

    [RequiresStepUp]
    [HttpGet("new")]
    public ViewResult New() => View("AddBankAccount", new AddBankAccountPage(new AddBankAccountForm()));

    [RequiresStepUp]
    [HttpPost("new")]
    public async Task<IActionResult> New(AddBankAccountForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ModelState.IsValid)
        {
            return View("AddBankAccount", new AddBankAccountPage(form));
        }

        switch (await wallet.AddAsync(form.ToRequest(), HttpContext.Actor(), cancellationToken))
        {
            case AddBankAccountAnswer.Added added:
                TempData.Say("Bank account added", added.Method.IsUsable ? "You can pay from it now." : "We’re sending two small deposits to prove it. Come back with their amounts.");
                return Redirect($"/payment-methods/{added.Method.Reference}");
            case AddBankAccountAnswer.Refused refused:
                ModelState.AddModelError(AddBankAccountForm.Name(refused.Field), refused.Message);
                return View("AddBankAccount", new AddBankAccountPage(form));
            default:
                throw new InvalidOperationException("Unknown answer.");
        }
    }

    [HttpGet("{method}")]
    public async Task<ViewResult> Show(string method, CancellationToken cancellationToken) =>
        View("PaymentMethod", new PaymentMethodPage(await wallet.FindAsync(User.CustomerId(), method, cancellationToken), new ProveForm()));

    [HttpPost("{method}/prove")]
    public async Task<IActionResult> Prove(string method, ProveForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (ModelState.IsValid)
        {
            var answer = await wallet.ProveAsync(method, new MicroDeposits(form.First!.Value, form.Second!.Value), HttpContext.Actor(), cancellationToken);
            if (answer is ProveAnswer.Proven)
            {
                TempData.Say("Bank account confirmed", "You can pay from it now.");
                return Redirect($"/payment-methods/{method}");
            }

            ModelState.AddModelError(nameof(form.First), PaymentMethodPage.Words(answer));
        }

        return View("PaymentMethod", new PaymentMethodPage(await wallet.FindAsync(User.CustomerId(), method, cancellationToken), form));
    }

    [RequiresStepUp]
    [HttpPost("{method}/remove")]
    public async Task<IActionResult> Remove(string method, CancellationToken cancellationToken)
    {
        var answer = await wallet.RemoveAsync(method, HttpContext.Actor(), cancellationToken);
        if (answer is RemoveAnswer.Removed)
        {
            TempData.Say("Payment method removed", "Nothing will be taken from it any more.");
            return Redirect("/payment-methods");
        }

        TempData.Say("This payment method is still needed", PaymentMethodPage.Words(answer), Tone.Warn);
        return Redirect($"/payment-methods/{method}");
    }
}
