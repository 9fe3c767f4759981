using System.Globalization;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Staff.Corrections;

namespace FinancePortal.Core.Staff.Emails;

/// <summary>Tells a customer in plain words what was put right on their account (F-1202).</summary>
public static class AccountCorrectedEmail
{
    public static EmailDraft For(Correction correction, Customer customer, FinancedAccount? account, AccountEvent? corrected, IReadOnlyList<AccountEvent> lateFees)
    {
        ArgumentNullException.ThrowIfNull(correction);
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(lateFees);
        var sentences = new List<string> { What(correction, corrected) };
        if (correction.TakesBackLateFees)
        {
            sentences.AddRange(lateFees.Select(f => $"We took back the late fee of {f.Amount} from {Day(f.EffectiveOn)}, because with the right date the payment was not late."));
        }

        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = account is null ? "We corrected your details" : "We corrected your account",
            Paragraphs = [string.Join(' ', sentences), .. account is null ? Array.Empty<string>() : ["Interest was worked out again from that day. The portal shows how each amount was worked out, before and after."]],
            Facts = account is null ? [] : [("For", $"{account.Vehicle.Name}, account ending in {account.LastFour}")],
            Link = account is null ? ("/home", "See your account") : ($"/accounts/{account.Reference}", "See your account"),
        };
    }

    private static string What(Correction c, AccountEvent? corrected) => c.Kind switch
    {
        CorrectionKind.ChangeEffectiveDate => $"Your payment of {corrected?.Amount} now counts from {Day(c.NewDate!.Value)} instead of {Day(corrected!.EffectiveOn)}.",
        CorrectionKind.Reverse => $"We took back an entry of {corrected?.Amount} from {Day(corrected!.EffectiveOn)} that was made by mistake.",
        CorrectionKind.ApplyDifferently => $"Your payment of {corrected?.Amount} from {Day(corrected!.EffectiveOn)} is now used {(c.ApplyAs is AccountEventKind.PrincipalOnlyPayment ? "for principal only" : c.ApplyAs is AccountEventKind.PaidAheadPayment ? "for your next payments too" : "as a regular payment")}.",
        CorrectionKind.WaiveFee => $"We took back {c.Amount} of a fee.",
        CorrectionKind.WaiveInterest => $"We took back {c.Amount} of interest.",
        CorrectionKind.AddMissingPayment => $"A payment of {c.Amount} that we received was missing. It now counts from {Day(c.NewDate!.Value)}.",
        CorrectionKind.MoveToOtherAccount => $"A payment of {corrected?.Amount} from {Day(corrected!.EffectiveOn)} belonged to another account. We moved it there.",
        CorrectionKind.WriteOffResidue => $"A rest of {c.Amount} was small enough that we don’t ask for it any more.",
        CorrectionKind.LeaseReading => "We corrected an odometer reading in your mileage log.",
        _ => $"We changed your {c.Field}. If you didn’t ask for this, call us.",
    };

    private static string Day(DateOnly date) => date.ToString("MMMM d, yyyy", CultureInfo.GetCultureInfo("en-US"));
}
