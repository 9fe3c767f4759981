using System.Globalization;
using System.Security.Claims;
using FinancePortal.Core;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Staff.Files;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Staff.Customers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;

namespace FinancePortal.Web.Staff.AsCustomer;

/// <summary>
/// After sign-in and before any page: whoever looks must be a colleague who has the file open and may see its money. Then the request goes on
/// as the customer's, with nobody's sign-in: only pages for customers open, none that asks for a code again, and nothing can be written.
/// </summary>
internal sealed class AsCustomerGate(RequestDelegate next, IAuthorizationService authorization)
{
    public async Task InvokeAsync(HttpContext context, CustomerFileService files, CustomerViewService views)
    {
        if (context.Features.Get<AsCustomerView>() is not { } view
            || context.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || context.Features.Get<IExceptionHandlerFeature>() is not null
            || context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            await next(context);
            return;
        }

        if (context.User.Identity?.IsAuthenticated != true)
        {
            context.Response.Redirect("/sign-in" + QueryString.Create("returnTo", context.Request.PathBase));
            return;
        }

        if (!(await authorization.AuthorizeAsync(context.User, Policies.CustomerFiles)).Succeeded || !IsForCustomers(context.GetEndpoint()))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (await FindAsync(files, view, context) is not { } closed)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (await files.CurrentAsync(closed, context.User.SessionId(), context.RequestAborted) is not { } open)
        {
            context.Response.Redirect($"{view.File}/open" + QueryString.Create("returnTo", view.Prefix));
            return;
        }

        if (!open.ShowsMoney)
        {
            context.Response.Redirect($"{view.File}?hidden=true");
            return;
        }

        (view.Name, view.Colleague) = (open.Name, context.User.Identity.Name ?? "");
        await views.BeginAsync(open, context.Request.Path, context.Actor(OpenFilePage.WordsOf(open.Opening.Reason)), context.RequestAborted);
        context.User = PrincipalOf(open);
        await next(context);
    }

    private static bool IsForCustomers(Endpoint? endpoint) =>
        endpoint?.Metadata.GetOrderedMetadata<IAuthorizeData>() is { Count: > 0 } rules
        && rules.All(r => r.Policy == Policies.Customer)
        && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
        && endpoint.Metadata.GetMetadata<RequiresStepUpAttribute>() is null;

    private static async Task<ClosedFile?> FindAsync(CustomerFileService files, AsCustomerView view, HttpContext context)
    {
        try
        {
            return await files.FindAsync(view.Customer, context.RequestAborted);
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    /// <summary>The customer's pages with user 0, whom no row belongs to: no session, no factor, nothing to act with.</summary>
    private static ClaimsPrincipal PrincipalOf(OpenFile file)
    {
        var identity = new ClaimsIdentity("as-customer", PortalClaims.Name, PortalClaims.Role);
        identity.AddClaim(new Claim(PortalClaims.UserId, "0"));
        identity.AddClaim(new Claim(PortalClaims.SessionId, "0"));
        identity.AddClaim(new Claim(PortalClaims.Name, file.Name));
        identity.AddClaim(new Claim(PortalClaims.CustomerId, file.CustomerId.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new Claim(PortalClaims.Role, Roles.Customer));
        return new ClaimsPrincipal(identity);
    }
}
