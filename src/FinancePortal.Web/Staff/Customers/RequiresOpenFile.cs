using FinancePortal.Core.Staff.Files;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace FinancePortal.Web.Staff.Customers;

/// <summary>
/// For pages inside a customer's file: this session must have it open, with its reason. Otherwise the colleague is asked for one and
/// comes back; a form that was sent is not carried out.
/// </summary>
/// <param name="showsMoney">Also asks that the caller is verified, or that nobody is on the phone.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class RequiresOpenFileAttribute(bool showsMoney = false) : Attribute, IFilterFactory
{
    public bool IsReusable => false;

    public IFilterMetadata CreateInstance(IServiceProvider serviceProvider) => new Filter(serviceProvider.GetRequiredService<CustomerFileService>(), showsMoney);

    private sealed class Filter(CustomerFileService files, bool showsMoney) : IAsyncActionFilter
    {
        public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
        {
            var http = context.HttpContext;
            var closed = await files.FindAsync($"{context.RouteData.Values["customer"]}", http.RequestAborted);
            var path = $"/staff/customers/{closed.Reference}";
            if (await files.CurrentAsync(closed, http.User.SessionId(), http.RequestAborted) is not { } open)
            {
                var page = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : path;
                context.Result = new RedirectResult($"{path}/open" + QueryString.Create("returnTo", page));
                return;
            }

            if (showsMoney && !open.ShowsMoney)
            {
                context.Result = new RedirectResult($"{path}?hidden=true");
                return;
            }

            http.Items[typeof(OpenFile)] = open;
            await next();
        }
    }
}

internal static class OpenFileOfRequest
{
    /// <summary>The file that <see cref="RequiresOpenFileAttribute"/> found open.</summary>
    public static OpenFile OpenFile(this HttpContext context) => (OpenFile)context.Items[typeof(OpenFile)]!;
}
