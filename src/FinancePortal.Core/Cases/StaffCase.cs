namespace FinancePortal.Core.Cases;

/// <summary>Which queue a case waits in. The numbers are stored: never renumber.</summary>
public enum CaseKind
{
    CorrectionToApprove = 1,
    RegistrationLock = 2,
    RiskHold = 3,
    ReturnedMail = 4,
    BillingDispute = 5,
    Question = 6,
    TitleDeadline = 7,
    UploadToConfirm = 8,
    UnbookedReturn = 9,

    /// <summary>A row that a job set aside.</summary>
    SetAside = 10,

    /// <summary>A fee, cap or other table that somebody wants changed.</summary>
    RuleToApprove = 11,

    /// <summary>A role that somebody asked for.</summary>
    GrantToApprove = 12,

    /// <summary>Somebody lost every way to sign in.</summary>
    LostAccess = 13,
}

/// <summary>The numbers are stored.</summary>
public enum CaseState
{
    /// <summary>Nobody works on it.</summary>
    Open = 1,
    Taken = 2,
    Closed = 3,
}

/// <summary>Something a colleague has to look at: which queue, whose, since when, until when by law, and who has it (F-1204).</summary>
public sealed class StaffCase
{
    public const int LongestTitle = 200;
    public const int LongestNote = 2000;

    public long StaffCaseId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public required CaseKind Kind { get; init; }

    /// <summary>What the queue shows, one line without secrets: <c>Return reported, no dealer booked it</c>.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about, such as a reference or <c>payment 7KQ4-MX92-HTD</c>. One open case of a kind and subject at a time.</summary>
    public required string Subject { get; init; }

    public long? CustomerId { get; init; }
    public long? FinancedAccountId { get; init; }

    /// <summary>What was found or asked, for whoever takes it.</summary>
    public string Note { get; init; } = "";

    /// <summary>UTC.</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>Until when law or the company's promise wants it done; null without a clock.</summary>
    public DateOnly? DueOn { get; init; }

    public CaseState State { get; private set; } = CaseState.Open;

    /// <summary>The sign-in of the colleague who has it.</summary>
    public long? OwnerUserId { get; private set; }
    public string OwnerName { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime? TakenAt { get; private set; }

    /// <summary>What came of it.</summary>
    public string Outcome { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Kind and subject while it is open, null afterwards: the database keeps a second open one away.</summary>
    public string? OpenKey { get; private set; }

    /// <summary>It ends by itself when the thing is decided in its own place: to close it here would leave that undecided.</summary>
    public bool IsDecidedElsewhere => Kind is CaseKind.CorrectionToApprove or CaseKind.RuleToApprove or CaseKind.GrantToApprove
        || (Kind is CaseKind.UploadToConfirm && IsAbout("maintenance ", "insurance ", "upload "))
        || (Kind is CaseKind.Question && IsAbout("plan claim ", "plan transfer "));

    public long Version { get; private set; }

    /// <summary>A case that waits for somebody.</summary>
    public static StaffCase Open(CaseKind kind, string subject, string title, DateTime at, DateOnly? dueOn = null, long? customerId = null, long? financedAccountId = null, string note = "") => new()
    {
        Kind = kind,
        Subject = subject,
        Title = title,
        OpenedAt = at,
        DueOn = dueOn,
        CustomerId = customerId,
        FinancedAccountId = financedAccountId,
        Note = note,
        OpenKey = KeyOf(kind, subject),
    };

    public static string KeyOf(CaseKind kind, string subject) => $"{(int)kind} {subject}";

    /// <summary>Somebody starts to work on it.</summary>
    /// <exception cref="InvalidOperationException">Somebody else has it, or it is closed.</exception>
    public void Take(long userId, string name, DateTime at)
    {
        Require(State is CaseState.Open || (State is CaseState.Taken && OwnerUserId == userId), "taken");
        State = CaseState.Taken;
        (OwnerUserId, OwnerName, TakenAt) = (userId, name, TakenAt ?? at);
    }

    /// <summary>Its owner puts it back into the queue.</summary>
    public void GiveBack()
    {
        Require(State is CaseState.Taken, "given back");
        State = CaseState.Open;
        (OwnerUserId, OwnerName, TakenAt) = (null, "", null);
    }

    /// <summary>It is done, whoever had it: what was waited for happened.</summary>
    public void Close(string outcome, DateTime at)
    {
        Require(State is not CaseState.Closed, "closed");
        State = CaseState.Closed;
        (Outcome, ClosedAt, OpenKey) = (outcome, at, null);
    }

    private void Require(bool allowed, string action)
    {
        if (!allowed)
        {
            throw new InvalidOperationException($"Case {Reference} is {State} and cannot be {action}.");
        }
    }

    private bool IsAbout(params ReadOnlySpan<string> things)
    {
        foreach (var thing in things)
        {
            if (Subject.StartsWith(thing, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
