using FinancePortal.Core.Customers.Contact;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace FinancePortal.Web.Staff;

/// <summary>
/// The 409 of a colleague whose form was about something that another one dealt with meanwhile: who did what and when, and what was typed, to be
/// copied from (P-OCC1). About something that nobody ever did anything to, it is a 404: there is no such thing.
/// </summary>
/// <param name="subjects">References of what the form was about, the closest first.</param>
public sealed class ChangedMeanwhile(params string[] subjects) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var http = context.HttpContext;
        var changes = http.RequestServices.GetRequiredService<LastChangeService>();
        LastChange? last = null;
        foreach (var subject in subjects)
        {
            last ??= await changes.OfSubjectAsync(subject, http.Actor(), http.RequestAborted);
        }

        IActionResult answer = last is null
            ? new NotFoundResult()
            : new ViewResult
            {
                ViewName = "/Staff/Changed.cshtml",
                StatusCode = StatusCodes.Status409Conflict,
                ViewData = new ViewDataDictionary<ChangedPage>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = new ChangedPage(StaleForm.Words(last, asCustomer: false), Typed(http.Request)) },
            };
        await answer.ExecuteResultAsync(context);
    }

    private static List<(string Name, string Value)> Typed(HttpRequest request) => !request.HasFormContentType ? [] :
        [.. request.Form.Where(f => f.Key is not ("__RequestVerificationToken" or "Seen" or "act") && f.Value.ToString().Length > 0).Select(f => (Words(f.Key), f.Value[0]!))];

    /// <summary><c>PaidOn</c> → <c>Paid on</c></summary>
    private static string Words(string name) =>
        char.ToUpperInvariant(name[0]) + string.Concat(name.Skip(1).Select(c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
}

/// <param name="Who">Who changed what, and when.</param>
/// <param name="Typed">What was sent, by the names of its fields.</param>
public sealed record ChangedPage(string Who, IReadOnlyList<(string Name, string Value)> Typed);
