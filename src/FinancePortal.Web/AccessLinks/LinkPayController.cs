using FinancePortal.Core.Customers.AccessLinks;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FinancePortal.Web.AccessLinks;

/// <summary>
/// The one page that a link of the purpose "pay" opens: what is due, from the account its owner saved, as soon as possible, once. The link's own
/// reference is the key of the payment, so it pays once however often it is pressed.
/// </summary>
[AllowAnonymous]
[StaleFormGoesTo("/link/pay")]
[Route("/link/pay")]
public sealed class LinkPayController(AccessLinkEntryService links, PaymentDeskService desks, PaymentService payments, LinkCookie cookie) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Pay(CancellationToken cancellationToken) =>
        await SessionAsync(cancellationToken) is { } session ? await PageAsync(session, cancellationToken) : View("Over");

    [HttpPost("")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Pay(LinkPayForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await SessionAsync(cancellationToken) is not { } session)
        {
            return View("Over");
        }

        if (form is not { Amount: { } amount, OwedSeen: { } owed, Method: { } method } || await desks.PaidAsync(KeyOf(session), cancellationToken) is not null)
        {
            return Redirect("/link/pay"); // which says what was paid
        }

        if (amount != (await desks.DeskAsync(session.CustomerId, session.AccountReference, cancellationToken)).AmountDue)
        {
            ModelState.AddModelError("", "What is due changed while you were looking. Check the amount, and pay again.");
            return await PageAsync(session, cancellationToken);
        }

        var actor = new Actor(ActorKind.Customer, UserId: null, session.CustomerId, $"{session.CustomerName}, by a link from {session.IssuerName}", HttpContext.Source());
        if (await payments.MakeAsync(RequestOf(session, method, amount, owed, form.SecondIsMeant), actor, cancellationToken) is not MakePaymentAnswer.Refused { Reason: not PaymentRefusal.KeyUsedDifferently } refused)
        {
            return Redirect("/link/pay");
        }

        ModelState.AddModelError("", refused.Message);
        return await PageAsync(session, cancellationToken, isAgain: refused.Reason is PaymentRefusal.LooksLikeDouble);
    }

    private async Task<LinkSession?> SessionAsync(CancellationToken cancellationToken) =>
        await links.SessionAsync(cookie.Read(HttpContext), cancellationToken) is { Purpose: AccessLinkPurpose.Pay } session ? session : null;

    private async Task<ViewResult> PageAsync(LinkSession session, CancellationToken cancellationToken, bool isAgain = false)
    {
        var desk = await desks.DeskAsync(session.CustomerId, session.AccountReference, cancellationToken);
        var paid = await desks.PaidAsync(KeyOf(session), cancellationToken);
        var review = paid is null && desk is { AmountDue.IsPositive: true, UsualMethod: { } method }
            ? (await desks.ReviewAsync(session.CustomerId, RequestOf(session, method.Reference, desk.AmountDue, owed: null, secondIsMeant: true), cancellationToken)).Review
            : null;
        return View("Pay", new LinkPayPage(session, desk, review, paid, isAgain));
    }

    private static MakePayment RequestOf(LinkSession session, string method, Money amount, Money? owed, bool secondIsMeant) => new()
    {
        AccountReference = session.AccountReference,
        MethodReference = method,
        Amount = amount,
        Purpose = PaymentPurpose.Regular,
        PayOn = null,
        RequestKey = KeyOf(session),
        SecondIsMeant = secondIsMeant,
        OwedSeen = owed,
    };

    private static string KeyOf(LinkSession session) => $"link {session.Reference}";
}

/// <summary>What the page showed when its button was pressed.</summary>
public sealed class LinkPayForm
{
    public Money? Amount { get; set; }
    public Money? OwedSeen { get; set; }

    /// <summary>The payment method's reference.</summary>
    public string? Method { get; set; }

    /// <summary>An equal payment was made for that day, and another one is wanted.</summary>
    public bool SecondIsMeant { get; set; }
}

/// <param name="Review">Nothing when nothing is due, or nothing is saved to pay from.</param>
/// <param name="Paid">What this link has paid.</param>
public sealed record LinkPayPage(LinkSession Session, PaymentDesk Desk, PaymentReview? Review, Payment? Paid, bool IsAgain)
{
    public string PayLabel => $"Pay {Review!.Amount}";

    public string Until => Core.Customers.Identity.SecurityAlert.Moment(Session.EndsAt);
}
