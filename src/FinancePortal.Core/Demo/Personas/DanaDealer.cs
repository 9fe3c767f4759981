using FinancePortal.Core.Customers.Identity;

namespace FinancePortal.Core.Demo.Personas;

/// <summary>Dana takes vehicles back in Houston: Morgan’s comes today.</summary>
internal sealed class DanaDealer : Persona
{
    public override Task LiveAsync(DemoScene scene) => scene.ColleagueAsync("Dana", "Reyes", Roles.DealerUser, "lumera-houston");
}
