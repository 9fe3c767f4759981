using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace FinancePortal.Web.Infrastructure;

/// <summary>
/// Turns what a service throws for "not there", "not yours" and "someone was faster" into 404 and 409. These are
/// ordinary answers, not failures: nothing is logged as an error and the status pages say the rest.
/// </summary>
internal sealed class RefusalFilter : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        var status = Failures.StatusOf(context.Exception);
        if (status is StatusCodes.Status404NotFound or StatusCodes.Status409Conflict)
        {
            context.Result = new StatusCodeResult(status);
            context.ExceptionHandled = true;
        }
    }
}
