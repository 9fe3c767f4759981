using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Leases.Emails;

/// <summary>Says that the miles of a lease passed 90, 100 or 110 % of the even pace (F-701).</summary>
public static class MileagePaceEmail
{
    public static EmailDraft For(LeaseFile file, Customer customer, MileageOutlook outlook)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(outlook);
        var (subject, first) = outlook.Level switch
        {
            PaceLevel.FarOver => ("Your miles are well over pace", $"You’ve driven {LeaseWords.Miles(outlook.Pace.Driven)}, more than 110% of the even pace for today."),
            PaceLevel.Over => ("Your miles are over pace", $"You’ve driven {LeaseWords.Miles(outlook.Pace.Driven)}, more than an even pace allows by now."),
            _ => ("Your miles are close to pace", $"You’ve driven {LeaseWords.Miles(outlook.Pace.Driven)}, more than 90% of the even pace for today."),
        };
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = subject,
            Paragraphs =
            [
                first,
                outlook.Pace.ProjectedExcess > 0
                    ? $"If you keep this pace you’ll finish about {LeaseWords.Miles(outlook.Pace.ProjectedExcess)} over your allowance, an estimated {outlook.Pace.ProjectedCharge} at the rate in your contract. If you buy the vehicle, there’s no mileage charge."
                    : "If you keep this pace you’ll finish within your allowance.",
            ],
            Facts =
            [
                ("Vehicle", $"{file.Vehicle.Name}, account ending in {file.LastFour}"),
                ("Allowance to the end of your lease", LeaseWords.Miles(outlook.Pace.Allowed)),
            ],
            Link = ($"/leases/{file.Reference}", "See your mileage"),
        };
    }
}
