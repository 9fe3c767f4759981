using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace FinancePortal.Core.Data;

/// <summary>
/// Keeps what was compiled against a model, one for each: Entity Framework refuses a compiled query on another model, and a
/// process may hold several (two providers, several hosts in a test run).
/// </summary>
internal sealed class PerModel<T>(Func<T> compile)
    where T : class
{
    private readonly ConditionalWeakTable<IModel, T> compiled = [];

    public T For(PortalDbContext db) => compiled.GetValue(db.Model, _ => compile());
}
