using FinancePortal.Core;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;

namespace FinancePortal.Web.Infrastructure;

/// <summary>Which status page answers an exception.</summary>
internal static class Failures
{
    public static int StatusOf(Exception exception) => exception switch
    {
        NotFoundException => StatusCodes.Status404NotFound,
        ChangedMeanwhileException => StatusCodes.Status409Conflict,
        PasswordQueueFullException => StatusCodes.Status503ServiceUnavailable,
        BadHttpRequestException bad => bad.StatusCode,
        _ => DatabaseFailures.Of(exception) switch
        {
            DatabaseFailure.Conflict => StatusCodes.Status409Conflict,
            DatabaseFailure.Unavailable => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        },
    };
}
