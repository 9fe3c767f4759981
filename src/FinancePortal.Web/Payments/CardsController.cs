using FinancePortal.Core.Payments.Cards;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Payments;

/// <summary>A debit card is saved on the card processor's page: we lead there and take note of what was saved (F-402).</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/payment-methods/cards")]
public sealed class CardsController(CardSetupService setups, CardDoor door) : Controller
{
    private const string NoAnswer = "We couldn’t reach our card processor just now. No card was saved. Try again in a few minutes.";

    [RequiresStepUp]
    [HttpGet("new")]
    public IActionResult New() => door.IsOpen ? Page() : NotFound();

    [RequiresStepUp]
    [HttpPost("new")]
    public async Task<IActionResult> Start(CancellationToken cancellationToken)
    {
        var portal = PortalAddress.Of(HttpContext);
        try
        {
            if (await setups.StartAsync(Addresses, HttpContext.Actor(), cancellationToken) is { } page)
            {
                HttpContext.LetFormsLeadTo(door.Required.PageOrigin(portal));
                return Redirect(page.ToString());
            }

            ModelState.AddModelError("", $"You can keep {Core.Payments.PaymentMethod.Most} payment methods. Remove one first.");
        }
        catch (CardProcessorException)
        {
            ModelState.AddModelError("", NoAnswer);
        }

        return Page();

        (Uri Done, Uri Cancelled) Addresses(string setup) => (new Uri(portal, $"/payment-methods/cards/{setup}/done"), new Uri(portal, $"/payment-methods/cards/{setup}/cancelled"));
    }

    [HttpGet("{setup}/done")]
    public async Task<IActionResult> Done(string setup, CancellationToken cancellationToken)
    {
        try
        {
            var (heading, detail, tone) = Words(await setups.FinishAsync(setup, HttpContext.Actor(), cancellationToken));
            TempData.Say(heading, detail, tone);
        }
        catch (CardProcessorException)
        {
            TempData.Say("We’re still waiting for our card processor", "Your card appears here as soon as it answers.", Tone.Info);
        }

        return Redirect("/payment-methods");
    }

    [HttpGet("{setup}/cancelled")]
    public async Task<IActionResult> Cancelled(string setup, CancellationToken cancellationToken) => await Done(setup, cancellationToken);

    private ViewResult Page()
    {
        HttpContext.LetFormsLeadTo(door.Required.PageOrigin(PortalAddress.Of(HttpContext)));
        return View("NewCard", new NewCardPage(door.Required.PageOrigin(PortalAddress.Of(HttpContext)).Host));
    }

    private static (string Heading, string Detail, Tone Tone) Words(CardSetup setup) => setup.Status switch
    {
        CardSetupStatus.Saved => ("Debit card added", "You can pay with it now.", Tone.Ok),
        CardSetupStatus.NotDebit => ("This card can’t be used", "It’s a credit or prepaid card. Add a debit card or a bank account instead. It wasn’t saved.", Tone.Warn),
        CardSetupStatus.NoPlace => ("Your wallet is full", $"You can keep {Core.Payments.PaymentMethod.Most} payment methods. The card wasn’t saved.", Tone.Warn),
        _ => ("No card was added", "You left the card page before a card was saved.", Tone.Info),
    };
}

/// <param name="ProcessorHost">Where the form leads.</param>
public sealed record NewCardPage(string ProcessorHost);
