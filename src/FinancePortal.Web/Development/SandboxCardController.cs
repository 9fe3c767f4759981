using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Payments.Cards;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace FinancePortal.Web.Development;

/// <summary>
/// The page of the built-in card processor, as a stranger would serve it: on a host name of its own, without our session. Its messages
/// are sent twice, as those of real processors sometimes are.
/// </summary>
[AllowAnonymous]
[Route("/sandbox-card/{page}")]
public sealed class SandboxCardController(CardDoor door, SecurityClock clock, IHttpClientFactory clients) : Controller
{
    public const string Done = "done";
    public const string Gone = "gone";

    private SandboxCardProcessor? Sandbox => door.Processor as SandboxCardProcessor;

    /// <summary>Nowhere but on its own host.</summary>
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (!SandboxCardProcessor.IsOnPageHost(Request.Host.Host) || Sandbox is null)
        {
            context.Result = NotFound();
        }
    }

    [HttpGet("")]
    public IActionResult Show(string page)
    {
        if (Sandbox!.FindPage(page) is not { } open)
        {
            return NotFound();
        }

        HttpContext.LetFormsLeadTo(open.Done);
        return View("SandboxCard", new SandboxCardPage(page, new SandboxCardForm { Card = SandboxCard.All[0].LastFour }));
    }

    [HttpPost("")]
    public async Task<IActionResult> Choose(string page, SandboxCardForm form, CancellationToken cancellationToken)
    {
        if (Sandbox!.FindPage(page) is not { } open)
        {
            return NotFound();
        }

        HttpContext.LetFormsLeadTo(open.Done);
        var card = form.Button is Done or Gone ? SandboxCard.Find(form.Card ?? "") : null;
        Sandbox.EndPage(page, card);
        await SendAsync(open, cancellationToken);
        await SendAsync(open, cancellationToken);
        return form.Button is Gone ? View("SandboxCardGone") : Redirect((card is null ? open.Cancelled : open.Done).ToString());
    }

    private async Task SendAsync(OpenCardPage page, CancellationToken cancellationToken)
    {
        var (body, signature) = Sandbox!.Message(CardEventKind.Page, page.Key, clock.UtcNow);
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(page.Done, "/webhooks/cards")) { Content = new StringContent(body) };
        message.Headers.Add("Stripe-Signature", signature);
        using var client = clients.CreateClient(nameof(SandboxCardController));
        using var answer = await client.SendAsync(message, cancellationToken);
    }
}

public sealed class SandboxCardForm
{
    /// <summary>The last four digits of a test card.</summary>
    public string? Card { get; set; }
    public string? Button { get; set; }
}

public sealed record SandboxCardPage(string Page, SandboxCardForm Form);
