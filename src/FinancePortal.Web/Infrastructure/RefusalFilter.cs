using FinancePortal.Core;
using FinancePortal.Web.Staff;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace FinancePortal.Web.Infrastructure;

/// <summary>
/// Turns what a service throws for "not there", "not yours" and "someone was faster" into 404 and 409. These are
/// ordinary answers, not failures: nothing is logged as an error and the status pages say the rest. To a colleague who sends a form about
/// something that is no longer there to decide, they say who dealt with it.
/// </summary>
internal sealed class RefusalFilter : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        var status = Failures.StatusOf(context.Exception);
        if (status is StatusCodes.Status404NotFound or StatusCodes.Status409Conflict)
        {
            context.Result = context.Exception is NotFoundException or ChangedMeanwhileException && IsFormOfStaff(context)
                ? new ChangedMeanwhile([.. context.RouteData.Values.Where(v => v.Key is not ("area" or "controller" or "action" or "customer")).Select(v => v.Value).OfType<string>().Reverse()])
                : new StatusCodeResult(status);
            context.ExceptionHandled = true;
        }
    }

    private static bool IsFormOfStaff(ExceptionContext context) =>
        HttpMethods.IsPost(context.HttpContext.Request.Method) && context.RouteData.Values["area"] is "Staff";
}
