using FinancePortal.Web.Infrastructure;

namespace FinancePortal.Web.Shared.Navigation;

/// <summary>Knows which pages this build has, so that no menu or page offers a link that leads nowhere.</summary>
public sealed class SiteMap
{
    private readonly Lazy<HashSet<string>> _paths;

    public SiteMap(EndpointDataSource endpoints) =>
        _paths = new(() => endpoints.Endpoints.OfType<RouteEndpoint>()
            .Select(e => "/" + e.RoutePattern.RawText?.TrimStart('/'))
            .ToHashSet(StringComparer.OrdinalIgnoreCase));

    public bool Has(string path) => _paths.Value.Contains(path);

    /// <summary>The main menu of a customer, in order, without what isn't there.</summary>
    public IEnumerable<NavItem> Customer =>
        All(new("Home", "/home", "home"), new("Payments", "/payments", "pay"), new("Lease", "/leases", "gauge"), new("Vehicle", "/vehicle", "shield"), new("Documents", "/documents", "doc"), new("Help", "/help", "info"));

    /// <summary>The bar at the bottom of a phone.</summary>
    public IEnumerable<NavItem> Tabs =>
        All(new("Home", "/home", "home"), new("Payments", "/payments", "pay"), new("Lease", "/leases", "gauge"), new("Documents", "/documents", "doc"), new("More", "/menu", "more"));

    /// <summary>Everything a customer can open, for the page behind "More".</summary>
    public IEnumerable<NavItem> Menu =>
        [.. Customer, .. All(new("Notifications", "/notifications", "bell"), new("Profile", "/settings/profile", "user"), new("Sign-in and security", "/settings/security", "lock"))];

    public IEnumerable<NavItem> Staff =>
        All(new("Day", "/staff", "home", Alone: true), new("Corrections", "/staff/corrections", "check", Policy: Policies.Corrections), new("Applications", "/staff/applications", "doc"), new("Titles", "/staff/titles", "doc"), new("Uploads", "/staff/uploads", "doc"), new("Plans", "/staff/plans", "shield"), new("Audit", "/staff/audit", "shield", Policy: Policies.AuditTrail), new("Jobs", "/staff/jobs", "calendar", Policy: Policies.Administration), new("Rules", "/staff/rules", "gauge", Policy: Policies.Administration), new("Users", "/staff/users", "user", Policy: Policies.Administration));

    public IEnumerable<NavItem> Footer =>
        All(new("Privacy", "/privacy", "shield"), new("Terms", "/terms", "doc"), new("Accessibility", "/accessibility", "user"), new("Contact", "/contact", "phone"));

    private IEnumerable<NavItem> All(params NavItem[] items) => items.Where(i => Has(i.Path));
}

/// <summary>A link in a menu.</summary>
/// <param name="Policy">Only for whom this policy lets in.</param>
/// <param name="Alone">The page begins everything below it and is current only by itself.</param>
public sealed record NavItem(string Label, string Path, string Icon, bool Alone = false, string? Policy = null)
{
    /// <summary><c>page</c> on the page itself, <c>true</c> below it, otherwise nothing: the value of aria-current.</summary>
    public string? Current(PathString path) =>
        path.Equals(Path, StringComparison.OrdinalIgnoreCase) ? "page" : !Alone && path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase) ? "true" : null;
}
