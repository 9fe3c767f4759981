using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace FinancePortal.Web.Payments;

/// <summary>The address of a step with the choices made so far. No secrets and no account numbers: only references.</summary>
public static class MakePaymentAddress
{
    public static string Of(string account, string step, MakePaymentForm form, bool change = false)
    {
        ArgumentNullException.ThrowIfNull(form);
        var other = form.Choice is MakePaymentForm.Other;
        var choices = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["choice"] = form.Choice,
            ["amount"] = other ? form.Amount?.ToPlainString() : null,
            ["towardPrincipal"] = other && form.TowardPrincipal ? "true" : null,
            ["method"] = form.Method,
            ["when"] = form.When,
            ["on"] = form.When is MakePaymentForm.OnDate ? form.On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            ["change"] = change ? "true" : null,
        };
        var path = $"/accounts/{account}/pay" + (step.Length > 0 ? $"/{step}" : "");
        return QueryHelpers.AddQueryString(path, choices.Where(c => c.Value is not null));
    }
}
