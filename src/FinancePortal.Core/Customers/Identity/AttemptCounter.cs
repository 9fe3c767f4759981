namespace FinancePortal.Core.Customers.Identity;

/// <summary>
/// How often something was tried. Rows are named by a keyed hash of what was claimed, not of what exists: a counter for an address
/// or number that nobody has looks and acts like any other. Kept in the database, so limits hold for the sum of all instances.
/// </summary>
public sealed class AttemptCounter
{
    public required byte[] Key { get; init; }

    /// <summary>Within the rule's window.</summary>
    public int Count { get; set; }

    /// <summary>Since the last success, however long ago.</summary>
    public int Total { get; set; }

    /// <summary>When the window began; for a rule that slides, the last attempt.</summary>
    public DateTime Since { get; set; }
    public DateTime? WaitUntil { get; set; }
}

/// <summary>How many attempts are looked at.</summary>
public sealed record AttemptRule
{
    /// <summary>Password and second factor of one address: after 5 failures a minute's wait each, after 10 a quarter of an hour, after 20 an hour; after 100 only recovery helps (SP 800-63B 3.2.2).</summary>
    public static readonly AttemptRule SignIn = new()
    {
        Window = TimeSpan.FromHours(24),
        Slides = true,
        Cap = 100,
        Waits = [(5, TimeSpan.FromMinutes(1)), (10, TimeSpan.FromMinutes(15)), (20, TimeSpan.FromHours(1))],
    };

    /// <summary>Failures from one network, by browsers that are not known.</summary>
    public static readonly AttemptRule SignInNetwork = new() { Window = TimeSpan.FromHours(1), Most = 100 };

    public required TimeSpan Window { get; init; }

    /// <summary>The window ends that long after the last attempt, not after the first.</summary>
    public bool Slides { get; init; }

    /// <summary>In one window.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>Ever, until a success.</summary>
    public int Cap { get; init; } = int.MaxValue;

    /// <summary>From this many in the window on, each attempt is followed by a wait. At most three steps, growing.</summary>
    public IReadOnlyList<(int From, TimeSpan Wait)> Waits { get; init; } = [];
}
