using System.Globalization;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Web.Accounts;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace FinancePortal.Web.Payments;

/// <summary>Payments to come and past ones, 25 a page.</summary>
public sealed record PaymentHistoryPage(PaymentHistoryForm Form, PaymentHistory History, DateOnly Today)
{
    public IReadOnlyList<PaymentAccount> Payable => [.. History.Accounts.Where(a => a.MayPay).Select(a => a.Account)];

    public DateOnly? FirstDueOn => History.Accounts.Min(a => a.NextDueOn);

    public bool HasSeveralAccounts => History.Accounts.Count > 1;

    private IEnumerable<PaymentAccount> Shown => History.Accounts.Select(a => a.Account).Where(a => Form.Account is not { Length: > 0 } one || a.Reference == one);

    /// <summary>A lease has neither principal nor interest: only loans get columns for them.</summary>
    public bool HasLoansOnly => Shown.All(a => a.Product is not ProductKind.Lease);

    /// <summary>Loans and leases in one list: each line says in words what it was used for.</summary>
    public bool IsMixed => !HasLoansOnly && Shown.Any(a => a.Product is not ProductKind.Lease);

    public IEnumerable<SelectListItem> AccountChoices =>
        History.Accounts.Select(a => a.Account).Select(a => new SelectListItem($"{AccountWords.Name(a.Product)} ending in {a.LastFour}, {a.VehicleName}", a.Reference))
            .Prepend(new SelectListItem("All accounts", ""));

    public IEnumerable<SelectListItem> YearChoices
    {
        get
        {
            var first = History.Accounts.Count == 0 ? Today.Year : Math.Min(History.Accounts.Min(a => a.OpenedOn.Year), Today.Year);
            return Enumerable.Range(first, Today.Year - first + 1).Reverse()
                .Select(y => y.ToString(CultureInfo.InvariantCulture)).Select(y => new SelectListItem(y, y))
                .Prepend(new SelectListItem("All years", ""));
        }
    }

    public bool IsFiltered => Form.Account is { Length: > 0 } || Form.Year is not null;

    /// <summary>The address of the same view as a file.</summary>
    public string PathAs(string kind) => $"/payments.{kind}" + QueryString.Create(
        new[] { KeyValuePair.Create("account", Form.Account), KeyValuePair.Create("year", Form.Year?.ToString(CultureInfo.InvariantCulture)) }.Where(p => p.Value is { Length: > 0 }));
}
