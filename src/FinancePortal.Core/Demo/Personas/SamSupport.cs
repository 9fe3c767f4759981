using FinancePortal.Core.Customers.Identity;

namespace FinancePortal.Core.Demo.Personas;

/// <summary>Sam answers customers and looks things up.</summary>
internal sealed class SamSupport : Persona
{
    public override Task LiveAsync(DemoScene scene) => scene.ColleagueAsync("Sam", "Whitfield", Roles.Support);
}
