using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace FinancePortal.Web.Infrastructure;

/// <summary>
/// Views sit beside their controller: the room is the controller's namespace, so a view of
/// <c>FinancePortal.Web.Payments.HistoryController</c> is <c>/Payments/….cshtml</c>, and one of
/// <c>FinancePortal.Web.Staff.Corrections</c> is <c>/Staff/Corrections/….cshtml</c>, whatever the controller is called.
/// </summary>
internal sealed class RoomViewLocations : IViewLocationExpander
{
    private const string Root = "FinancePortal.Web";
    private readonly ConcurrentDictionary<Type, string> _rooms = new();

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        if (context.ActionContext.ActionDescriptor is ControllerActionDescriptor action)
        {
            context.Values["room"] = _rooms.GetOrAdd(action.ControllerTypeInfo.AsType(), RoomOf);
        }
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
        context.Values.TryGetValue("room", out var room) ? viewLocations.Prepend($"{room}/{{0}}.cshtml") : viewLocations;

    private static string RoomOf(Type controller) =>
        controller.Namespace is { } name && name.StartsWith(Root, StringComparison.Ordinal)
            ? name[Root.Length..].Replace('.', '/')
            : "";
}
