using FinancePortal.Core.Accounts;
using FinancePortal.Core.Customers.AccessLinks;
using FinancePortal.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.AccessLinks;

/// <summary>The one page that a link of the purpose "see the account" opens, for half an hour: figures to read, nothing to do.</summary>
[AllowAnonymous]
[StaleFormGoesTo("/link")]
public sealed class LinkController(AccessLinkEntryService links, AccountService accounts, LinkCookie cookie) : Controller
{
    [HttpGet("/link")]
    public async Task<ViewResult> Look(CancellationToken cancellationToken) =>
        await links.SessionAsync(cookie.Read(HttpContext), cancellationToken) is { Purpose: AccessLinkPurpose.ViewAccount } session
            ? View("Link", new LinkPage(session, (await accounts.DetailsAsync(session.CustomerId, session.AccountReference, latestPayments: 0, cancellationToken)).Account))
            : View("Over");

    [HttpPost("/link/leave")]
    public async Task<RedirectResult> Leave(CancellationToken cancellationToken)
    {
        await links.LeaveAsync(cookie.Read(HttpContext), cancellationToken);
        cookie.Delete(HttpContext);
        return Redirect("/");
    }
}
