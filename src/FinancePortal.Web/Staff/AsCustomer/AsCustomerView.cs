using System.Text.RegularExpressions;

namespace FinancePortal.Web.Staff.AsCustomer;

/// <summary>This request is for a customer's page inside their file, looked at by a colleague.</summary>
/// <param name="Customer">The reference in the address.</param>
public sealed partial record AsCustomerView(string Customer)
{
    /// <summary>Whose pages they are, for the banner; set once the file is found open.</summary>
    public string Name { get; set; } = "";

    /// <summary>The colleague, as the page must not name them but the banner does.</summary>
    public string Colleague { get; set; } = "";

    public string File => $"/staff/customers/{Customer}";

    public string Prefix => $"{File}/as-customer";

    [GeneratedRegex("^/staff/customers/(?<customer>[^/]+)/as-customer(?<page>/.*)?$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    /// <summary>Splits an address of this kind into whose file it is and which of their pages; the home page when none is named.</summary>
    public static (AsCustomerView View, string Page)? Of(PathString path) =>
        Address().Match(path.Value ?? "") is { Success: true } match
            ? (new AsCustomerView(match.Groups["customer"].Value), match.Groups["page"].Value is { Length: > 1 } page ? page : "/home")
            : null;
}
