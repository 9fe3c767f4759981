using FinancePortal.Core.Accounts;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Accounts;

/// <summary>"How did you get that?": a figure with its steps, as a page and as JSON.</summary>
[Authorize(Policy = Policies.Customer)]
public sealed class ExplanationsController(ExplanationService explanations) : Controller
{
    [HttpGet("/accounts/{account}/explain/{figure}")]
    public async Task<IActionResult> Figure(string account, string figure, DateOnly? on, CancellationToken cancellationToken) =>
        View("Explanation", new ExplanationPage(await explanations.OfAccountAsync(User.CustomerId(), account, figure, on, cancellationToken)));

    [HttpGet("/accounts/{account}/explain/{figure}.json")]
    public async Task<IActionResult> FigureJson(string account, string figure, DateOnly? on, CancellationToken cancellationToken) =>
        AsJson((await explanations.OfAccountAsync(User.CustomerId(), account, figure, on, cancellationToken)).Figure);

    [HttpGet("/payments/{payment}/explain")]
    public async Task<IActionResult> Split(string payment, CancellationToken cancellationToken) =>
        View("Explanation", new ExplanationPage(await explanations.OfPaymentAsync(User.CustomerId(), payment, cancellationToken)));

    private ContentResult AsJson(FormulaStep figure) => Content(Explanation.ToJson(figure), "application/json");
}
