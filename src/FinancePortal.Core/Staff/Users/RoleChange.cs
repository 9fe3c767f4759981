namespace FinancePortal.Core.Staff.Users;

/// <summary>The numbers are stored.</summary>
public enum RoleChangeState
{
    Waits = 1,
    Done = 2,
    Refused = 3,
}

/// <summary>Somebody asked that a sign-in gets or loses a role; a second person decides, and the reasons stay (F-1203).</summary>
public sealed class RoleChange
{
    public long RoleChangeId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public required long UserId { get; init; }
    public required string Role { get; init; }

    /// <summary>True to give it, false to take it away.</summary>
    public required bool Gives { get; init; }
    public required string Reason { get; init; }
    public required long AskedByUserId { get; init; }
    public required string AskedByName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime AskedAt { get; init; }
    public RoleChangeState State { get; private set; } = RoleChangeState.Waits;
    public string DecidedByName { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime? DecidedAt { get; private set; }
    public long Version { get; private set; }

    public void Decide(bool approved, string by, DateTime at)
    {
        if (State is not RoleChangeState.Waits)
        {
            throw new InvalidOperationException($"Role change {Reference} is decided already.");
        }

        State = approved ? RoleChangeState.Done : RoleChangeState.Refused;
        (DecidedByName, DecidedAt) = (by, at);
    }
}

/// <summary>A sign-in of a colleague or dealer in the access review.</summary>
public sealed record AccessLine(long UserId, string Name, string Email, IReadOnlyList<string> Roles, DateTime? LastSignedInAt, bool IsDisabled, DateTime? ReviewedAt, string ReviewedBy, string Dealership);

/// <summary>What became of asking or deciding.</summary>
public enum RoleAnswer
{
    Done = 1,

    /// <summary>It waits for a second person.</summary>
    Waits = 2,

    /// <summary>Nobody decides about their own request or their own roles.</summary>
    Own = 3,
    DecidedAlready = 4,

    /// <summary>The role is there already, or is not.</summary>
    ChangesNothing = 5,
}
