using System.ComponentModel.DataAnnotations;

namespace FinancePortal.Web.Payments;

/// <summary>The filters above the list. They are the page's address, so a view can be kept and sent on.</summary>
public sealed class PaymentHistoryForm
{
    public string? Account { get; set; }

    [Range(1900, 2200)]
    public int? Year { get; set; }
}
