using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Payments.Cards;
using FinancePortal.Core.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Payments;

/// <summary>
/// The card processor tells us that something happened. Its signature stands in for our antiforgery token; what happened is asked, so
/// that a message sent twice, late or in the wrong order changes nothing.
/// </summary>
[AllowAnonymous]
[Route("/webhooks/cards")]
public sealed class CardWebhookController(CardDoor door, CardSetupService setups, CardChargeService charges, SecurityClock clock) : Controller
{
    private const int LargestMessage = 256 * 1024;
    private static readonly Actor Processor = Actor.System("card processor");

    [HttpPost("")]
    [IgnoreAntiforgeryToken]
    [RequestSizeLimit(LargestMessage)]
    public async Task<IActionResult> Receive(CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(Request.Body);
        var body = await reader.ReadToEndAsync(cancellationToken);
        if (door.Processor is not { } processor)
        {
            return NotFound();
        }

        if (processor.Read(body, Request.Headers["Stripe-Signature"].ToString(), clock.UtcNow) is not { } message)
        {
            return BadRequest();
        }

        try
        {
            await (message.Kind switch
            {
                CardEventKind.Page => setups.FinishPageAsync(message.Id, Processor, cancellationToken),
                CardEventKind.Charge => charges.LearnAsync(message.Id, Processor, cancellationToken),
                CardEventKind.Dispute => charges.DisputeAsync(message.Id, Processor, cancellationToken),
                _ => Task.CompletedTask,
            });
        }
        catch (CardProcessorException)
        {
            // It sends the message again later.
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        return Ok();
    }
}
