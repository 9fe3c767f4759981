using FinancePortal.Core.Values;

namespace FinancePortal.Core.Staff;

/// <summary>The numbers are stored.</summary>
public enum ChangeState
{
    Waits = 1,
    Agreed = 2,
    Refused = 3,
}

/// <summary>What became of asking for a change or deciding about it.</summary>
public enum ChangeAnswer
{
    Done = 1,

    /// <summary>It waits for a second person.</summary>
    Waits = 2,

    /// <summary>Nobody decides about their own request, or about themselves.</summary>
    Own = 3,
    DecidedAlready = 4,

    /// <summary>It is so already.</summary>
    ChangesNothing = 5,

    /// <summary>It is no value of this rule.</summary>
    ValueRefused = 6,

    /// <summary>A rule never changes the past.</summary>
    DateRefused = 7,
}

/// <summary>Something that one person asks for and another decides: a rule's value, somebody's role. Never edited; the reasons stay.</summary>
public abstract class ProposedChange
{
    public string Reference { get; init; } = Values.Reference.New();
    public required string Reason { get; init; }
    public required long AskedByUserId { get; init; }
    public required string AskedByName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime AskedAt { get; init; }
    public ChangeState State { get; private set; } = ChangeState.Waits;
    public string DecidedByName { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime? DecidedAt { get; private set; }
    public long Version { get; private set; }

    /// <summary>Whether somebody may decide: it still waits, and is neither asked by them nor about them.</summary>
    public ChangeAnswer? RefuseToDecide(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return State is not ChangeState.Waits ? ChangeAnswer.DecidedAlready : actor.UserId is { } user && !Concerns(user) ? null : ChangeAnswer.Own;
    }

    public void Decide(bool approved, Actor actor, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (RefuseToDecide(actor) is { } refusal)
        {
            throw new InvalidOperationException($"Change {Reference} can't be decided by {actor.Name}: {refusal}.");
        }

        State = approved ? ChangeState.Agreed : ChangeState.Refused;
        (DecidedByName, DecidedAt) = (actor.Name, at);
    }

    /// <summary>Whether somebody asked for it or is changed by it.</summary>
    public virtual bool Concerns(long userId) => AskedByUserId == userId;
}
