using FinancePortal.Core.Contracts;
using FinancePortal.Core.Documents.Titles;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Documents.Letters;

/// <summary>Notices about something that went wrong and what can be done about it.</summary>
internal static class Notices
{
    /// <summary>The bank sent a payment back (F-414), for those who read paper and for the file.</summary>
    /// <param name="fee">The contract's fee that was added; zero when none was.</param>
    public static Letter Returned(FinancedAccount account, Payment payment, Money fee, string addressee, DateOnly on)
    {
        var reason = ReturnReason.Of(payment.ReturnCode!);
        return new()
        {
            Title = "Your bank returned a payment",
            DatedOn = on,
            Addressee = addressee,
            Parts =
            [
                new()
                {
                    Paragraphs =
                    [
                        $"Your bank returned this payment: {reason.Title}. We took the credit back, so the amount is owed again.",
                        .. fee.IsPositive ? new[] { $"A returned payment fee of {fee} was added, as your contract says." } : [],
                        reason.NextStep,
                    ],
                    Facts =
                    [
                        new("Amount", payment.Amount.ToString()),
                        new("Credited on", DocumentWords.Day(payment.CreditOn)),
                        new("From", $"{payment.MethodName} ending in {payment.MethodLastFour}"),
                        new("Confirmation number", payment.ConfirmationNumber),
                        new("Account", $"ends in {account.LastFour}"),
                    ],
                },
            ],
        };
    }

    /// <summary>An installment is past its grace period. It says what is owed and who helps, and threatens with nothing.</summary>
    public static Letter PastDue(FinancedAccount account, AccountPosition position, string addressee, DateOnly on) => new()
    {
        Title = "A payment is past due",
        DatedOn = on,
        Addressee = addressee,
        Parts =
        [
            new()
            {
                Paragraphs = [$"We don’t have the payment for your {account.Vehicle.Name} that was due {DocumentWords.Day(position.PastDueSince!.Value)}. If you paid in the last few days, thank you: nothing is left to do."],
                Facts =
                [
                    new("Account", $"ends in {account.LastFour}"),
                    new("Past due", position.PastDue.ToString()),
                    new("Fees", position.FeesDue.ToString()),
                    new("To bring the account current", position.AmountDueNow.ToString()),
                ],
                LastFactIsTotal = true,
            },
            new()
            {
                Heading = "If you can’t pay it now",
                Paragraphs = ["Talk to us: we’d rather find a way with you than add fees. On the portal, under your account, you see at once whether payments can be moved to the end of your contract or your due date can be changed."],
            },
        ],
    };

    /// <summary>Money of the customer's that nobody fetched, before the state takes it into its care .</summary>
    public static Letter Unclaimed(FinancedAccount account, Money credit, string state, DateOnly reportOn, DateOnly on) => new()
    {
        Title = "Money of yours is waiting",
        DatedOn = on,
        Addressee = Addressee.OfBorrowers(account),
        Parts =
        [
            new()
            {
                Paragraphs =
                [
                    $"We hold {credit} that belongs to you, and we have not heard from you for a long time.",
                    $"Ask for it on the portal, under your account, or write or call us. If we don’t hear from you by {DocumentWords.Day(reportOn)}, we must hand it to the state ({state}) as unclaimed property; you can still claim it there.",
                ],
                Facts = [new("Account", $"ends in {account.LastFour}"), new("Yours", credit.ToString()), new("Answer by", DocumentWords.Day(reportOn))],
            },
        ],
    };

    /// <summary>We missed the state's time to release a title (F-504).</summary>
    public static Letter TitleLate(TitleRelease release, string addressee, DateOnly on) => new()
    {
        Title = "Your title release is late",
        DatedOn = on,
        Addressee = addressee,
        Parts =
        [
            new()
            {
                Paragraphs =
                [
                    $"We should have sent the release of your title by {DocumentWords.Day(release.DueOn!.Value)}, and we haven’t. We’re sorry.",
                    "A colleague works on it now. You don’t have to do anything; the portal shows when it is sent.",
                ],
                Facts = [new("Vehicle", release.Account.Vehicle.Name), new("VIN", release.Account.Vehicle.Vin), new("Account", $"ends in {release.Account.LastFour}"), new("Paid off on", DocumentWords.Day(release.PaidOn))],
            },
        ],
    };
}
