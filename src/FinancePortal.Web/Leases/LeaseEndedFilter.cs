using FinancePortal.Core.Leases;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace FinancePortal.Web.Leases;

/// <summary>A page that a lease which has ended has no more leads to the lease, and says so: the address was right once.</summary>
public sealed class LeaseEndedFilter(ITempDataDictionaryFactory flash) : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Exception is LeaseEndedException && context.RouteData.Values["lease"] is string lease)
        {
            flash.GetTempData(context.HttpContext).Say("This lease has ended", "Nothing was changed, and nothing can be booked, signed or sent for it any more. What you need of it is here.", Tone.Warn);
            context.Result = new RedirectResult($"/leases/{Uri.EscapeDataString(lease)}");
            context.ExceptionHandled = true;
        }
    }
}
