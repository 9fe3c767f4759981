using FinancePortal.Core.Customers.Identity;

namespace FinancePortal.Core.Demo.Personas;

/// <summary>Dana sells Haldens and sends applications.</summary>
internal sealed class DanaDealer : Persona
{
    public override Task LiveAsync(DemoScene scene) => scene.ColleagueAsync("Dana", "Reyes", Roles.DealerUser);
}
