using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace FinancePortal.Web.Infrastructure;

/// <summary>
/// Refuses what says of itself that it is larger than the action takes, before anything reads it: whoever sends a file that is
/// too large hears that, and not that their page is too old, which is what an unreadable form looks like.
/// </summary>
internal sealed class BodyTooLarge : IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Before the antiforgery check, which reads the form.</summary>
    public int Order => 950;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        // The page that says so is asked for with the same request.
        if (context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            return;
        }

        var limit = context.ActionDescriptor.EndpointMetadata.OfType<IRequestSizeLimitMetadata>().LastOrDefault()?.MaxRequestBodySize ?? PortalSecurity.LargestForm;
        if (context.HttpContext.Request.ContentLength > limit)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
        }
    }
}
