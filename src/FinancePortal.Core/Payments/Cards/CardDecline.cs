namespace FinancePortal.Core.Payments.Cards;

/// <summary>Why a card was declined, in words for the customer. Codes are Stripe's published ones; what protects a cardholder stays unsaid.</summary>
public static class CardDecline
{
    /// <summary>We gave the charge up because no answer came.</summary>
    public const string NoAnswer = "no_answer";

    /// <summary>A sentence that follows "Your card wasn't charged."</summary>
    public static string Words(string code) => code switch
    {
        "insufficient_funds" => "There isn’t enough money in the account behind it.",
        "expired_card" => "The card has expired. Remove it and add the new one.",
        "authentication_required" => "Your bank wants to confirm this payment with you, which doesn’t work here. Pay from a bank account instead.",
        "card_velocity_exceeded" or "withdrawal_count_limit_exceeded" => "It’s over what your bank allows in a day. Pay from a bank account, or try again tomorrow.",
        NoAnswer => "We couldn’t reach your card’s bank.",
        _ => "Your bank said no and didn’t say why. Call the number on the card, or pay from a bank account.",
    };
}
