using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Menu;

/// <summary>Everything there is, on one page: what "More" opens on a phone.</summary>
public sealed class MenuController : Controller
{
    [HttpGet("/menu")]
    public ViewResult Menu() => View();
}
