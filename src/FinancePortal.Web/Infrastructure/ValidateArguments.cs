using System.Collections.Concurrent;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace FinancePortal.Web.Infrastructure;

/// <summary>
/// Runs the FluentValidation validator of each action argument and puts its messages beside the fields. A field that
/// could not be read at all keeps that one message: the rules had nothing to look at. A page that is shown again with
/// messages is answered with 422, so neither people's browsers nor scripts take it for a success.
/// </summary>
internal sealed class ValidateArguments(IServiceProvider services) : IAsyncActionFilter
{
    private static readonly ConcurrentDictionary<Type, Type> ValidatorTypes = new();

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        foreach (var argument in context.ActionArguments.Values)
        {
            if (argument is not null
                && services.GetService(ValidatorTypes.GetOrAdd(argument.GetType(), static t => typeof(IValidator<>).MakeGenericType(t))) is IValidator validator)
            {
                await ValidateAsync(validator, argument, context);
            }
        }

        var done = await next();
        if (!context.ModelState.IsValid && HttpMethods.IsPost(context.HttpContext.Request.Method) && done.Result is ViewResult { StatusCode: null } page)
        {
            page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }

    private static async Task ValidateAsync(IValidator validator, object argument, ActionExecutingContext context)
    {
        var unread = context.ModelState.Where(e => e.Value is { Errors.Count: > 0 }).Select(e => e.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var result = await validator.ValidateAsync(new ValidationContext<object>(argument), context.HttpContext.RequestAborted);
        foreach (var failure in result.Errors.Where(f => !unread.Contains(f.PropertyName)))
        {
            context.ModelState.AddModelError(failure.PropertyName, failure.ErrorMessage);
        }
    }
}
