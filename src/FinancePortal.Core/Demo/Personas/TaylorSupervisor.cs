using FinancePortal.Core.Customers.Identity;

namespace FinancePortal.Core.Demo.Personas;

/// <summary>Taylor approves what support proposes.</summary>
internal sealed class TaylorSupervisor : Persona
{
    public override Task LiveAsync(DemoScene scene) => scene.ColleagueAsync("Taylor", "Brandt", Roles.Supervisor);
}
