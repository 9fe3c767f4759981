using System.Globalization;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Leases.Emails;

/// <summary>What is written about the return of a vehicle.</summary>
public static class ReturnEmails
{
    public static EmailDraft Booked(LeaseFile file, Customer customer, ReturnDealer dealer, ReturnAppointment appointment, bool moved)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(dealer);
        ArgumentNullException.ThrowIfNull(appointment);
        return Draft(file, customer, moved ? "Your return was moved" : "Your return is booked",
        [
            "Bring all keys, the manuals, the charging cable or spare wheel, and your odometer statement. Take out your things, tags and paired phones.",
            "Ask for a receipt with the date, the time and the odometer, and upload it: from then on nothing more is billed.",
        ],
        [
            ("Vehicle", $"{file.Vehicle.Name}, account ending in {file.LastFour}"),
            ("When", $"{LeaseWords.Day(appointment.On)}, {appointment.At.ToString("h:mm tt", CultureInfo.GetCultureInfo("en-US"))}"),
            ("Where", $"{dealer.Name}, {dealer.Address}"),
        ]);
    }

    public static EmailDraft Cancelled(LeaseFile file, Customer customer) =>
        Draft(file, customer, "Your return appointment was cancelled", ["Your lease goes on until the vehicle is back. Book another time when you’re ready."], []);

    public static EmailDraft Reported(LeaseFile file, Customer customer, VehicleReturn report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Draft(file, customer, "We have your return receipt",
        [
            "From now on no payment is billed, no late fee is charged and nothing is reported as late for this lease. The dealer books the vehicle in within two days; if that doesn’t happen, we look into it ourselves. You don’t have to do anything.",
            "The final bill follows after the inspection. Each line has its rule, its price and its photo, and you can dispute any of them.",
        ],
        [("Handed over", $"{LeaseWords.Day(report.HandedOverOn)}, at {report.DealerName}"), ("Odometer", LeaseWords.Miles(report.Odometer))]);
    }

    public static EmailDraft Billed(LeaseFile file, Customer customer, bool owes) =>
        Draft(file, customer, "Your vehicle is booked in", [owes ? "Your final bill is ready. Each line has its rule, its price and its photo, and you can dispute any of them." : "Nothing is left to pay. Thank you for driving with us."], [], "/final-bill", "See the final bill");

    private static EmailDraft Draft(LeaseFile file, Customer customer, string subject, IReadOnlyList<string> paragraphs, IReadOnlyList<(string Label, string Value)> facts, string page = "/return", string link = "See your return")
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(customer);
        return new EmailDraft
        {
            To = customer.Email,
            CustomerId = customer.CustomerId,
            Greeting = customer.FirstName,
            Subject = subject,
            Paragraphs = paragraphs,
            Facts = facts,
            Link = ($"/leases/{file.Reference}{page}", link),
        };
    }
}
