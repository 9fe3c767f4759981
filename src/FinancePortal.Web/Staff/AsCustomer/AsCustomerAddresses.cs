using System.Text;

namespace FinancePortal.Web.Staff.AsCustomer;

/// <summary>
/// Leads <c>/staff/customers/…/as-customer/payments</c> to the customer's own page <c>/payments</c>, and keeps the links of that page inside.
/// Only looking is possible: anything but a GET is refused before a page is found.
/// </summary>
internal sealed class AsCustomerAddresses(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (AsCustomerView.Of(context.Request.Path) is not var (view, page))
        {
            await next(context);
            return;
        }

        if (!HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        context.Features.Set(view);
        (context.Request.PathBase, context.Request.Path) = (context.Request.PathBase + view.Prefix, page);
        context.Response.OnStarting(KeepInside, (context.Response, view.Prefix));
        await RewriteAsync(context, view.Prefix);
    }

    private static Task KeepInside(object state)
    {
        var (response, prefix) = ((HttpResponse, string))state;
        if (response.Headers.Location.ToString() is ['/', ..] to && !to.StartsWith("/staff/", StringComparison.OrdinalIgnoreCase) && !to.StartsWith("/sign-in", StringComparison.OrdinalIgnoreCase))
        {
            response.Headers.Location = prefix + to;
        }

        return Task.CompletedTask;
    }

    private async Task RewriteAsync(HttpContext context, string prefix)
    {
        var body = context.Response.Body;
        await using var kept = new MemoryStream();
        context.Response.Body = kept;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        var bytes = kept.ToArray();
        if (context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true)
        {
            bytes = Encoding.UTF8.GetBytes(LookingPage.Of(Encoding.UTF8.GetString(bytes), prefix));
            context.Response.ContentLength = null;
        }

        if (bytes.Length > 0)
        {
            await body.WriteAsync(bytes, context.RequestAborted);
        }
    }
}
