using FinancePortal.Core.Accounts;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Home;

[Authorize(Policy = Policies.Customer)]
public sealed class HomeController(AccountService accounts) : Controller
{
    [HttpGet("/home")]
    public async Task<ViewResult> Home(CancellationToken cancellationToken) =>
        View(HomePage.Of(await accounts.HomeAsync(User.CustomerId(), cancellationToken)));
}
