using FinancePortal.Core.Staff.Search;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Staff.Customers;

/// <summary>One box that finds customers by whatever they can say.</summary>
[Area("Staff")]
[Authorize(Policy = Policies.CustomerFiles)]
public sealed class SearchController(CustomerSearchService search) : Controller
{
    [HttpGet("/staff/search")]
    public async Task<IActionResult> Search(string? q, CancellationToken cancellationToken)
    {
        if (SearchQuestion.Read(q) is not { } question)
        {
            return View(new SearchPage(q ?? "", Result: null));
        }

        var result = await search.FindAsync(question, HttpContext.Actor(), cancellationToken);
        return result.IsOneExact ? Redirect($"/staff/customers/{result.Hits[0].Reference}") : View(new SearchPage(q!, result));
    }
}

/// <param name="Result">Null when nothing could be looked for.</param>
public sealed record SearchPage(string Typed, SearchResult? Result)
{
    public bool IsTooLong => Typed.Length > SearchQuestion.Longest;

    public static string Words(MatchReason reason) => reason switch
    {
        MatchReason.Ssn => "Social Security number",
        MatchReason.AccountNumber => "Account number",
        MatchReason.Vin => "VIN",
        MatchReason.Email => "E-mail",
        MatchReason.Phone => "Phone",
        MatchReason.WholeName => "Name",
        MatchReason.NameAndZip => "Name and ZIP",
        MatchReason.BeginningOfName => "Name begins so",
        _ => "ZIP",
    };
}
