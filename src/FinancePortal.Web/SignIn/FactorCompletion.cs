using FinancePortal.Core.Customers.Identity;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.SignIn;

/// <summary>The person has set up the factor they owed: they get recovery codes if they have few, and are in.</summary>
public sealed class FactorCompletion(RecoveryCodeService recovery, SignInCompletion completion, SignInFlow flow)
{
    /// <summary>Who is half-way in and owes a factor, and where they wanted to go.</summary>
    public (HalfSignedIn Who, string ReturnTo)? Owing(HttpContext context) => flow.Cookies.ReadHalf(context) is { Who.MayEnroll: true } half ? half : null;

    public async Task<IActionResult> EnterAsync(Controller controller, HalfSignedIn who, SignInFactor factor, string returnTo, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(controller);
        var (context, next) = (controller.HttpContext, controller.Url.IsLocalUrl(returnTo) ? returnTo : "");
        if (await recovery.LeftAsync(who.UserId, cancellationToken) <= RecoveryCode.Few)
        {
            flow.Setup.Keep(context, new FreshCodes(who.UserId, await recovery.MakeAsync(who.UserId, context.Origin(), cancellationToken), next));
            next = "/register/recovery-codes";
        }

        return await completion.EnterAsync(controller, who, factor, skipCode: false, next, cancellationToken);
    }
}
