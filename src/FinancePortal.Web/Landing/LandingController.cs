using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Landing;

/// <summary>What anybody may read: the front door and the pages every footer links to.</summary>
[AllowAnonymous]
public sealed class LandingController : Controller
{
    [HttpGet("/")]
    public ViewResult Welcome() => View();

    [HttpGet("/privacy")]
    public ViewResult Privacy() => View();

    [HttpGet("/terms")]
    public ViewResult Terms() => View();

    [HttpGet("/accessibility")]
    public ViewResult Accessibility() => View();

    [HttpGet("/contact")]
    public ViewResult Contact() => View();
}
