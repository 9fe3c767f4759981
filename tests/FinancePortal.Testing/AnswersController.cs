using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Testing;

/// <summary>Answers with any status, so that the status pages can be looked at. Only the hosts of tests have it.</summary>
[AllowAnonymous]
public sealed class AnswersController : Controller
{
    [HttpGet("/testing/answers/{code:int}")]
    public IActionResult Show(int code) => code == 500 ? throw new InvalidOperationException("A failure made for a test.") : StatusCode(code);
}
