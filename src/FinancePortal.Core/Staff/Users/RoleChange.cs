namespace FinancePortal.Core.Staff.Users;

/// <summary>Somebody asked that a sign-in gets or loses a role, or belongs to another dealership (F-1203).</summary>
public sealed class RoleChange : ProposedChange
{
    public long RoleChangeId { get; private set; }
    public required long UserId { get; init; }
    /// <summary>Empty when it is about the dealership.</summary>
    public required string Role { get; init; }

    /// <summary>True to give it, false to take it away.</summary>
    public required bool Gives { get; init; }

    /// <summary>A code of the dealer list, empty for none; null when it is about a role.</summary>
    public string? Dealership { get; init; }

    public override bool Concerns(long userId) => UserId == userId || base.Concerns(userId);
}

/// <summary>A sign-in of a colleague or dealer in the access review.</summary>
public sealed record AccessLine(long UserId, string Name, string Email, IReadOnlyList<string> Roles, DateTime? LastSignedInAt, bool IsDisabled, DateTime? ReviewedAt, string ReviewedBy, string Dealership);
