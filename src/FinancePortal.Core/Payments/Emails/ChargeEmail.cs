using System.Globalization;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Charges;

namespace FinancePortal.Core.Payments.Emails;

/// <summary>Says that a tax, toll or ticket was billed, disputed or decided (F-416).</summary>
public static class ChargeEmail
{
    private static readonly CultureInfo UnitedStates = CultureInfo.GetCultureInfo("en-US");

    /// <param name="autopayTakes">Whether autopay takes it along; null when it is off or paused.</param>
    public static EmailDraft Billed(IncidentalCharge charge, Customer customer, bool? autopayTakes = null) => Draft(charge, customer, $"{charge.Title} of {charge.Amount} on your account",
        $"{charge.Origin} asked us for this, because we hold the title of your vehicle. We pass it on to you as it is. It's due {Day(charge.DueOn)}.",
        autopayTakes switch
        {
            true => "Autopay takes it along: we write to you with the amount and the date at least 10 days before the debit.",
            false => $"Autopay leaves it out, as you chose. Pay it in the portal by {Day(charge.DueOn)}.",
            null => "You can pay it in the portal.",
        },
        "If it isn't right, dispute it in the portal. Nobody asks you for it while we look into it.");

    public static EmailDraft Disputed(IncidentalCharge charge, Customer customer, DateOnly answerBy) => Draft(charge, customer, "We're looking into your dispute",
        $"You told us that this charge isn't right. It's off your account until we answer, by {Day(answerBy)} at the latest.", $"You wrote: {charge.DisputeReason}");

    public static EmailDraft Decided(IncidentalCharge charge, Customer customer) => charge.Status is ChargeStatus.Withdrawn
        ? Draft(charge, customer, $"The charge of {charge.Amount} is gone", "We looked into your dispute and withdrew this charge. You don't owe it.", charge.Decision)
        : Draft(charge, customer, $"The charge of {charge.Amount} stands", $"We looked into your dispute. The charge stands and is due {Day(charge.DueOn)}.", charge.Decision);

    private static EmailDraft Draft(IncidentalCharge charge, Customer customer, string subject, params IReadOnlyList<string> paragraphs)
    {
        ArgumentNullException.ThrowIfNull(charge);
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
                ("From", charge.Origin),
                ("Their number", charge.OriginNumber),
                ("For", $"{charge.Account.Vehicle.Name}, account ending in {charge.Account.LastFour}"),
                ("Amount", charge.Amount.ToString()),
            ],
            Link = ($"/accounts/{charge.Account.Reference}/charges", "See it in the portal"),
        };
    }

    private static string Day(DateOnly date) => date.ToString("MMMM d, yyyy", UnitedStates);
}
