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

        var result = await search.FindAsync(question.WithoutSsn(), HttpContext.Actor(), cancellationToken);
        return result.IsOneExact ? Redirect($"/staff/customers/{result.Hits[0].Reference}") : View(new SearchPage(q!, result));
    }

    /// <summary>From the box: a Social Security number is looked up at once and never becomes part of an address.</summary>
    [HttpPost("/staff/search")]
    public async Task<IActionResult> Ask(string? q, CancellationToken cancellationToken)
    {
        if (SearchQuestion.Read(q) is not { Ssn: not null } question)
        {
            return Redirect($"/staff/search?q={Uri.EscapeDataString(q is { Length: > SearchQuestion.Longest } ? q[..(SearchQuestion.Longest + 1)] : q ?? "")}");
        }

        var result = await search.FindAsync(question, HttpContext.Actor(), cancellationToken);
        return result.IsOneExact ? Redirect($"/staff/customers/{result.Hits[0].Reference}") : View("Search", new SearchPage("", result));
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
