using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Menu;

/// <summary>Everything there is, on one page: what "More" opens on a phone.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class MenuController : Controller
{
    [HttpGet("/menu")]
    public ViewResult Menu() => View();
}
