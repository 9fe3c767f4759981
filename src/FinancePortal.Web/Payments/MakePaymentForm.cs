using FinancePortal.Core.Values;

namespace FinancePortal.Web.Payments;

/// <summary>
/// What is typed and chosen on the way to a payment. The steps hand it on in the address, so Back, bookmarks and a page without
/// JavaScript all work; only the confirming form carries a request key.
/// </summary>
public sealed class MakePaymentForm
{
    public const string Due = "due";
    public const string PastDue = "past-due";
    public const string Payoff = "payoff";
    public const string Other = "other";
    public const string Soonest = "soonest";
    public const string OnDate = "date";

    public const string AmountStep = "amount";
    public const string MethodStep = "method";

    /// <summary>Which step's form was sent; empty on a page that is only shown.</summary>
    public string? Step { get; set; }

    /// <summary>The step was opened by a Change link of the review page and goes straight back to it.</summary>
    public bool Change { get; set; }

    /// <summary>How the amount is chosen: one of the first four words above.</summary>
    public string? Choice { get; set; }

    public Money? Amount { get; set; }
    public bool TowardPrincipal { get; set; }

    /// <summary>The payment method's reference.</summary>
    public string? Method { get; set; }

    /// <summary><see cref="Soonest"/> or <see cref="OnDate"/>.</summary>
    public string? When { get; set; }
    public DateOnly? On { get; set; }

    public string? RequestKey { get; set; }
    public bool SecondIsMeant { get; set; }

    /// <summary>The payoff that was on the page when the customer confirmed.</summary>
    public Money? OwedSeen { get; set; }

    /// <summary>The amount that the button named: what the customer authorized.</summary>
    public Money? AmountSeen { get; set; }
}
