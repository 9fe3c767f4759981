using System.Net.Mime;
using FinancePortal.Core.Values;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace FinancePortal.Web.Infrastructure;

/// <summary>
/// Refuses whatever is sent with a card number in it, before anything reads, keeps or shows it: cards are entered on the card
/// processor's page alone. Signed machine messages are let through: they come from that processor.
/// </summary>
internal sealed class CardNumberGuard(ILogger<CardNumberGuard> logger) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        if (!await HasCardNumberAsync(context))
        {
            await next();
            return;
        }

        logger.LogWarning("A form with a card number was refused on {Path}", context.HttpContext.Request.Path.Value);
        context.HttpContext.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        context.Result = new ViewResult { ViewName = "CardNumberRefused", StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    private static async Task<bool> HasCardNumberAsync(ResourceExecutingContext context)
    {
        var request = context.HttpContext.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || context.Filters.OfType<IgnoreAntiforgeryTokenAttribute>().Any())
        {
            return false;
        }

        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(context.HttpContext.RequestAborted);
            return form.Any(f => f.Value.Any(v => CardNumber.IsIn(v)) || CardNumber.IsIn(f.Key)) || form.Files.Any(f => CardNumber.IsIn(f.FileName));
        }

        if (request.ContentType?.StartsWith(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase) != true)
        {
            return false;
        }

        request.EnableBuffering();
        using var reader = new StreamReader(request.Body, leaveOpen: true);
        var body = await reader.ReadToEndAsync(context.HttpContext.RequestAborted);
        request.Body.Position = 0;
        return CardNumber.IsIn(body);
    }
}
