using System.Globalization;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Emails;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Autopay;

/// <summary>An enrollment whose day has come, with what else decides about its debit.</summary>
/// <param name="Told">The notices of debits that differ.</param>
/// <param name="IsPaidOffAnyway">A payoff is promised within days: it stands in for the debit.</param>
public sealed record DueEnrollment(AutopayEnrollment Enrollment, IReadOnlyList<AutopayNotice> Told, bool IsPaidOffAnyway);

/// <summary>
/// Makes the debits of one enrollment up to a day, in memory: plans them purely, lets the account book them, and keeps the payments
/// and notices that are to be saved with what was booked. The request key is one account's date, so no date is debited twice.
/// </summary>
/// <param name="book">Books an event on the account.</param>
public sealed class AutopayDebits(Func<FinancedAccount, NewEvent, Task<Booking>> book, Letterhead letterhead, DateTime now)
{
    public List<Payment> Payments { get; } = [];
    public List<Notice> Notices { get; } = [];
    public int Count { get; private set; }

    /// <exception cref="InvalidOperationException">A debit could not be booked: nothing of this enrollment may be saved.</exception>
    public async Task CollectAsync(DueEnrollment due, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(due);
        var (enrollment, account) = (due.Enrollment, due.Enrollment.Account);
        while (enrollment.NextDebitOn is { } date && date <= on)
        {
            if (enrollment.Takes(date) && enrollment.Method.IsUsable && !due.IsPaidOffAnyway)
            {
                var planned = AutopayPlan.On(account.CurrentTerms, account.State, enrollment.Rule, date);
                if (enrollment.Method.MayDebit)
                {
                    await DebitAsync(enrollment, planned, AutopayNotice.Allowed(account.CurrentTerms, enrollment.Rule, due.Told, date));
                }
                else
                {
                    TellFrozen(enrollment, planned);
                }
            }

            enrollment.GoOnFrom(date.AddDays(1), account.State.DueDay);
        }
    }

    /// <summary>The owner said "this wasn't me": nothing is taken, and they are told what is still due.</summary>
    private void TellFrozen(AutopayEnrollment enrollment, AutopayDebit planned)
    {
        if (planned.Total.IsPositive)
        {
            Tell(enrollment, NotificationKind.Security, AutopayEmails.NotTaken(enrollment, enrollment.Method.Customer, planned.On), $"{planned.Total} is still due.");
        }
    }

    private async Task DebitAsync(AutopayEnrollment enrollment, AutopayDebit planned, Money allowed)
    {
        if (!planned.Total.IsPositive)
        {
            return;
        }

        var due = Money.Min(planned.Due, allowed);
        var extra = Money.Min(planned.Extra, allowed - due);
        List<Payment> payments = [await PayAsync(enrollment, planned.On, due, PaymentPurpose.Regular)];
        if (extra.IsPositive)
        {
            payments.Add(await PayAsync(enrollment, planned.On, extra, PaymentPurpose.PrincipalOnly));
        }

        var email = AutopayEmails.Taken(enrollment, enrollment.Method.Customer, payments, planned.Due - due, planned.LeftOut);
        Tell(enrollment, NotificationKind.Payment, email, $"Confirmation {payments[0].ConfirmationNumber}.");
        Payments.AddRange(payments);
        Count++;
    }

    private void Tell(AutopayEnrollment enrollment, NotificationKind kind, EmailDraft email, string body) => Notices.Add(Notice.Of(
        enrollment.Method.Customer, kind, email, $"{enrollment.Account.Vehicle.Name}, account ending in {enrollment.Account.LastFour}. {body}", letterhead, now));

    private async Task<Payment> PayAsync(AutopayEnrollment enrollment, DateOnly on, Money amount, PaymentPurpose purpose)
    {
        var account = enrollment.Account;
        var payment = new Payment
        {
            Account = account,
            Method = enrollment.Method,
            MethodName = enrollment.Method.Name,
            MethodLastFour = enrollment.Method.LastFour,
            Purpose = purpose,
            Origin = PaymentOrigin.Autopay,
            Amount = amount,
            RequestKey = string.Create(CultureInfo.InvariantCulture, $"autopay-{account.FinancedAccountId}-{on:yyyyMMdd}{(purpose is PaymentPurpose.PrincipalOnly ? "-extra" : "")}"),
            CreditOn = on,
            CreatedAt = now,
        };
        var booking = await book(account, new NewEvent(PaymentDeskService.KindOf(purpose), on, amount));
        if (booking.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The debit of {amount} on {on:yyyy-MM-dd} could not be booked: {refusal}.");
        }

        payment.Credit(booking.Sequence, now);
        return payment;
    }
}
