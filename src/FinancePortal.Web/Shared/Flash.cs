using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace FinancePortal.Web.Shared;

/// <summary>The one message that survives a redirect: what just happened, at the top of the next page.</summary>
public sealed record Flash(Tone Tone, string Heading, string? Detail)
{
    private const string Key = "flash";

    /// <summary>
    /// Takes the message, if there is one. Without its cookie TempData isn't touched: it would write a cookie on every page.
    /// A status page leaves the message to the next page, and must come even when nothing can be decrypted.
    /// </summary>
    public static Flash? Take(HttpContext context, ITempDataDictionary tempData) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is null && context.Features.Get<IExceptionHandlerFeature>() is null
        && context.Request.Cookies.Keys.Any(k => k.StartsWith(CookieNames.Flash, StringComparison.Ordinal)) && tempData[Key] is string[] { Length: 3 } saved
            ? new Flash(Enum.Parse<Tone>(saved[0]), saved[1], saved[2].Length == 0 ? null : saved[2])
            : null;

    internal static void Put(ITempDataDictionary tempData, Flash flash) => tempData[Key] = new[] { flash.Tone.ToString(), flash.Heading, flash.Detail ?? "" };
}

public static class FlashExtensions
{
    /// <summary><c>TempData.Say("Bank account added", "Checking ending in 0934 is ready to use.")</c> before a redirect.</summary>
    public static void Say(this ITempDataDictionary tempData, string heading, string? detail = null, Tone tone = Tone.Ok) =>
        Flash.Put(tempData, new Flash(tone, heading, detail));
}
