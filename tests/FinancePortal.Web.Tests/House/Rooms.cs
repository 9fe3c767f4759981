namespace FinancePortal.Web.Tests.House;

/// <summary>
/// Which room of Core may look into which. A room may use every room on the floors below its own; an arrow between two rooms
/// of one floor is listed by itself. A new arrow is a change that somebody reviews here.
/// </summary>
internal static class Rooms
{
    private static readonly string[][] Floors =
    [
        ["Values", "Secrets", "Images", "Pdf"],
        ["Rules"],
        ["Audit", "Cases"],
        ["Customers", "Vehicles", "Dealers", "Ledger", "Notifications"],
        ["Contracts", "Leases", "ServicePlans"],
        ["Payments"],
        ["Accounts", "Documents", "Applications"],
        ["Staff", "Support", "Integration", "Analytics"],
    ];

    private static readonly (string From, string To)[] ArrowsOnOneFloor =
    [
        ("Customers", "Notifications"), // e-mails about sign-in
        ("Leases", "Contracts"), // the financed account and its events are declared in Contracts
        ("Leases", "ServicePlans"), // a plan takes over wear at the return
        ("ServicePlans", "Contracts"), // a plan is linked to an account, and its refund is booked there
    ];

    /// <summary>Know all rooms, and are known only by the files that speak to the database (see DatabaseRuleTests) and by jobs.</summary>
    public static readonly string[] Exempt = ["Data", "Demo", "Jobs"];

    public static bool Exists(string room) => Exempt.Contains(room) || Floor(room) >= 0;

    public static bool Allows(string from, string to) =>
        from == to || Floor(to) < Floor(from) || ArrowsOnOneFloor.Contains((from, to));

    /// <summary>The rooms on a circle of listed arrows, empty when there is none. Arrows to a lower floor cannot make one.</summary>
    public static IEnumerable<string> Circles() => ArrowsOnOneFloor
        .Where(a => Floor(a.From) != Floor(a.To) || Reaches(a.To, a.From, []))
        .Select(a => $"{a.From} -> {a.To}");

    private static bool Reaches(string from, string to, HashSet<string> seen) =>
        from == to || (seen.Add(from) && ArrowsOnOneFloor.Any(a => a.From == from && Reaches(a.To, to, seen)));

    private static int Floor(string room) => Array.FindIndex(Floors, f => f.Contains(room));
}
