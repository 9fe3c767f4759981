namespace FinancePortal.Web.Infrastructure;

/// <summary>
/// What isn't there is said to be not there before anybody is asked to sign in: without this, the rule that every page
/// needs a session would send a visitor with a mistyped address to the sign-in page and only then to "not found".
/// </summary>
internal sealed class UnknownAddresses(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint is RouteEndpoint)
        {
            return next(context);
        }

        // Routing's own answer to a wrong method (405) is an endpoint without a route.
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return endpoint?.RequestDelegate?.Invoke(context) ?? Task.CompletedTask;
    }
}
