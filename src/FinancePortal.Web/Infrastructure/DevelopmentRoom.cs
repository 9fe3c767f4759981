using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace FinancePortal.Web.Infrastructure;

/// <summary>Pages of the room <c>Development</c> exist in Development alone: anywhere else they have no route at all.</summary>
internal sealed class DevelopmentRoom(bool isDevelopment) : IApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        foreach (var controller in application.Controllers.Where(c => !isDevelopment && InRoom(c.ControllerType.Namespace)).ToList())
        {
            application.Controllers.Remove(controller);
        }
    }

    private static bool InRoom(string? name) => string.Equals(name, "FinancePortal.Web.Development", StringComparison.Ordinal);
}
