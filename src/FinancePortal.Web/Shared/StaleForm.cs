using FinancePortal.Core.Customers.Contact;
using FinancePortal.Core.Values;

namespace FinancePortal.Web.Shared;

/// <summary>What is said when something changed while its form was open (P-OCC1).</summary>
public static class StaleForm
{
    /// <param name="asCustomer">The reader is the customer; otherwise a colleague.</param>
    public static string Words(LastChange? last, bool asCustomer = true)
    {
        if (last is null)
        {
            return "";
        }

        var when = $"at {Formats.Time(last.At)} on {Formats.Table(BusinessClock.BusinessDateOf(last.At))}";
        var what = last.What.Length > 0 ? $": {last.What}" : "";
        return last.ByThemselves && (asCustomer || what.Length > 0) ? $"You changed it {when}, on another page or device{what}."
            : asCustomer && last.IsColleague ? $"{last.Who} of our team changed it {when}{what}."
            : $"{last.Who} changed it {when}{what}.";
    }
}
