namespace FinancePortal.Core.Payments.Cards;

/// <summary>Configuration section <c>Cards</c>.</summary>
public sealed class CardOptions
{
    /// <summary><c>Stripe</c>; <c>Sandbox</c> in Development; empty: no cards.</summary>
    public string Processor { get; set; } = "";

    /// <summary>Stripe's secret key.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>The secret of our webhook endpoint at Stripe.</summary>
    public string WebhookSecret { get; set; } = "";

    public string ApiAddress { get; set; } = "https://api.stripe.com";
    public string PageAddress { get; set; } = "https://checkout.stripe.com";
}
