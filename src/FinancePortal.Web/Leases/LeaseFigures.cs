using FinancePortal.Core.Values;

namespace FinancePortal.Web.Leases;

/// <summary>Addresses of the explanations of a lease's figures.</summary>
public static class LeaseFigures
{
    public const string FinalBill = "final-bill";
    public const string WearEstimate = "wear-estimate";

    /// <summary><c>cost of returning it</c> as <c>cost-of-returning-it</c></summary>
    public static string Slug(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Replace(' ', '-');
    }

    /// <param name="path">Of the lease.</param>
    /// <param name="name">Of the step.</param>
    /// <param name="query">What was asked on the page, with its question mark; empty for nothing.</param>
    public static string Address(string path, string name, string query = "") => $"{path}/explain/{Slug(name)}{query}";

    /// <summary>What was asked, as it stands in an address; what is empty is left out.</summary>
    public static string Query(params (string Name, string? Value)[] asked) =>
        QueryString.Create(asked.Where(a => !string.IsNullOrEmpty(a.Value)).Select(a => new KeyValuePair<string, string?>(a.Name, a.Value))).Value ?? "";
}

/// <summary>Whatever the pages of a lease can be asked, under their own names.</summary>
public sealed class LeaseFigureForm
{
    public string? Months { get; set; }
    public string? Extend { get; set; }
    public string? Odometer { get; set; }
    public string? Loan { get; set; }
    public string? Model { get; set; }
    public string? After { get; set; }
    public Money? Value { get; set; }
    public Money? Down { get; set; }
    public string? Rate { get; set; }
    public Money? Resale { get; set; }
    public string? Miles { get; set; }

    public LeaseEndForm ToLeaseEnd() => new() { Months = Months, Extend = Extend, Odometer = Odometer, Loan = Loan, Model = Model };

    public EndEarlyForm ToEarly() => new() { After = After, Value = Value };

    public LeaseOrBuyForm ToLeaseOrBuy() => new() { Down = Down, Rate = Rate, Loan = Loan, Resale = Resale };

    public NextVehicleForm ToNext() => new() { Model = Model, Months = Months, Down = Down };
}
