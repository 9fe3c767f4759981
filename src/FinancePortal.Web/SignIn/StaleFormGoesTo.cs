using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace FinancePortal.Web.SignIn;

/// <summary>
/// A form whose token belongs to a sign-in that began or ended meanwhile (another tab, the back button, a long lunch) still does
/// nothing, but leads to a fresh page instead of an error.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class StaleFormGoesToAttribute(string path) : Attribute, IAlwaysRunResultFilter
{
    public string Path => path;

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            context.Result = new RedirectResult(path);
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
