using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Emails;

/// <summary>What a customer is told about autopay; each with the same facts and the one link to it.</summary>
public static class AutopayEmails
{
    /// <summary>The copy of the authorization (R-401).</summary>
    public static EmailDraft On(AutopayEnrollment enrollment, Customer customer) =>
        Draft(enrollment, customer, "Autopay is on", "This is what you agreed to. Keep it.", enrollment.Authorization);

    public static EmailDraft Off(AutopayEnrollment enrollment, Customer customer) =>
        Draft(enrollment, customer, "Autopay is off", "Your authorization has ended. Nothing more is debited by itself; payments that are due from now on are yours to make.");

    /// <summary>The written notice of a debit that differs (R-402).</summary>
    public static EmailDraft Announced(AutopayEnrollment enrollment, Customer customer, AutopayDebit debit)
    {
        ArgumentNullException.ThrowIfNull(enrollment);
        var why = AutopayWords.Why(debit);
        return Draft(enrollment, customer, $"Autopay takes {debit.Total} on {AutopayWords.Date(debit.On)}",
            $"The debit on {AutopayWords.Date(debit.On)} is {debit.Total}, not the usual {AutopayPlan.Usual(enrollment.Account.CurrentTerms, enrollment.Rule)}.{(why.Length > 0 ? " " + why : "")}",
            "You can skip it or turn autopay off before that day.");
    }

    /// <summary>A balloon that autopay leaves to the customer (F-404).</summary>
    public static EmailDraft BalloonIsYours(AutopayEnrollment enrollment, Customer customer, Money balloon, DateOnly dueOn) =>
        Draft(enrollment, customer, $"Your balloon payment is due {AutopayWords.Date(dueOn)}", $"Autopay doesn't take the balloon payment of {balloon}. It's due on {AutopayWords.Date(dueOn)}. Pay it in the portal, or call us about your choices.");

    public static EmailDraft Taken(AutopayEnrollment enrollment, Customer customer, IReadOnlyList<Payment> payments, Money heldBack, Money leftOut = default)
    {
        ArgumentNullException.ThrowIfNull(enrollment);
        ArgumentNullException.ThrowIfNull(payments);
        var total = Money.Sum(payments.Select(p => p.Amount));
        List<string> paragraphs = [$"Your automatic payment of {total} was credited on {AutopayWords.Date(payments[0].CreditOn)}. We debit your bank account in the next banking days. You can cancel it in Payments until 6 p.m. Eastern that day."];
        if (payments.Count > 1)
        {
            paragraphs.Add($"{payments[1].Amount} of it went to principal alone. Your bank shows it as a debit of its own.");
        }

        if (heldBack.IsPositive)
        {
            paragraphs.Add($"{heldBack} more is due, but we couldn't tell you ten days before, so autopay didn't take it. Please pay it in the portal.");
        }

        if (leftOut.IsPositive)
        {
            paragraphs.Add($"{leftOut} in fees and charges stays on your account, as you chose or because you dispute it. Pay what is right in the portal.");
        }

        var draft = Draft(enrollment, customer, $"We received your automatic payment of {total}", [.. paragraphs]);
        return draft with
        {
            Facts = [.. draft.Facts, .. payments.Select(p => ("Confirmation number", p.ConfirmationNumber))],
            Link = ($"/payments/{payments[0].Reference}", "See this payment"),
        };
    }

    /// <summary>A debit was left out, because its owner had frozen the bank account.</summary>
    public static EmailDraft NotTaken(AutopayEnrollment enrollment, Customer customer, DateOnly on) =>
        Draft(enrollment, customer, $"Autopay took nothing on {AutopayWords.Date(on)}", "Your payment methods are frozen since you told us that something wasn't you. So autopay took nothing, and the payment is still due.",
            "Sign in and look at your payment methods. When all of them are yours, unfreeze them and make the payment, or call us.");

    /// <summary>Another holder of the account changed it.</summary>
    public static EmailDraft Changed(AutopayEnrollment enrollment, Customer customer, string subject, string sentence) => Draft(enrollment, customer, subject, sentence);

    private static EmailDraft Draft(AutopayEnrollment enrollment, Customer customer, string subject, params string[] paragraphs)
    {
        ArgumentNullException.ThrowIfNull(enrollment);
        ArgumentNullException.ThrowIfNull(customer);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = subject,
            Paragraphs = paragraphs,
            Facts =
            [
                ("For", $"{enrollment.Account.Vehicle.Name}, account ending in {enrollment.Account.LastFour}"),
                ("From", $"{enrollment.Method.Name} ending in {enrollment.Method.LastFour}"),
            ],
            Link = ($"/accounts/{enrollment.Account.Reference}/autopay", "See autopay"),
        };
    }
}
