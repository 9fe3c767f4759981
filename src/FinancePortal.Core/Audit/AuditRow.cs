using FinancePortal.Core.Values;

namespace FinancePortal.Core.Audit;

/// <summary>
/// Who did what, on whose behalf, with which change and why: append-only, written in the business transaction (SCHEMA, Audit).
/// Values are masked before they come here.
/// </summary>
public sealed class AuditRow
{
    private AuditRow()
    {
    }

    public AuditRow(Actor actor, string action, string subject, DateTime at, long? customerId = null, long? financedAccountId = null, string before = "", string after = "")
    {
        ArgumentNullException.ThrowIfNull(actor);
        At = at;
        ActorKind = actor.Kind;
        ActorName = actor.Name;
        UserId = actor.UserId;
        Source = actor.Source;
        Reason = actor.Reason;
        Action = action;
        Subject = subject;
        CustomerId = customerId ?? actor.CustomerId;
        FinancedAccountId = financedAccountId;
        Before = before;
        After = after;
    }

    public long AuditRowId { get; private set; }
    public DateTime At { get; private set; }
    public ActorKind ActorKind { get; private set; }
    public string ActorName { get; private set; } = "";
    public long? UserId { get; private set; }
    public string Source { get; private set; } = "";
    public string Reason { get; private set; } = "";

    /// <summary>A verb in the past with its object: <c>payment made</c>.</summary>
    public string Action { get; private set; } = "";

    /// <summary>The reference of what was touched.</summary>
    public string Subject { get; private set; } = "";
    public long? CustomerId { get; private set; }
    public long? FinancedAccountId { get; private set; }
    public string Before { get; private set; } = "";
    public string After { get; private set; } = "";
}
