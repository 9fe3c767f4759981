using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FinancePortal.Core.Data;

/// <summary>
/// Updates that decide by how many rows they changed (a code taken once, a lease) must get the count. EF's inserts say
/// <c>SET NOCOUNT ON</c>; SQL Server forgets it with the statement, other servers that speak TDS keep it for the connection.
/// </summary>
internal sealed class RowCounts : DbCommandInterceptor
{
    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Ask(command);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Ask(command);
        return ValueTask.FromResult(result);
    }

    private static void Ask(DbCommand command)
    {
        if (command.CommandText.StartsWith("UPDATE", StringComparison.Ordinal) || command.CommandText.StartsWith("DELETE", StringComparison.Ordinal))
        {
#pragma warning disable CA2100 // a constant before EF's own text
            command.CommandText = "SET NOCOUNT OFF;\n" + command.CommandText;
#pragma warning restore CA2100
        }
    }
}
