using FinancePortal.Core.Accounts;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Accounts;

/// <summary>Everything on one contract.</summary>
[Authorize(Policy = Policies.Customer)]
public sealed class AccountsController(AccountService accounts) : Controller
{
    private const int PaymentsShown = 4;

    [HttpGet("/accounts/{account}")]
    public async Task<ViewResult> Account(string account, PayoffForm form, CancellationToken cancellationToken)
    {
        var details = await accounts.DetailsAsync(User.CustomerId(), account, PaymentsShown, cancellationToken);
        ViewData["Unread"] = details.UnreadNotifications;
        var page = details.Account.IsLease ? View("Lease", new LeasePage(details)) : View("Loan", new LoanPage(details, form, ModelState.IsValid));
        page.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}
