using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases.Changes;

/// <summary>The words of what is signed: shown before, kept after.</summary>
public static class LeaseChangePapers
{
    public static IReadOnlyList<PaperPart> Extension(LeaseFile file, LeaseExtensionQuote quote)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(quote);
        return
        [
            Vehicle(file),
            new("What changes",
            [
                new("Months added", quote.Months.ToString(System.Globalization.CultureInfo.InvariantCulture)), new("Monthly payment, tax included", quote.Payment.ToString()), new("Payments added", quote.Total.ToString()),
                new("Miles added", LeaseWords.Miles(quote.MilesAdded)), new("Lease ends", LeaseWords.Day(quote.EndsOn)),
            ], []),
            new("What stays",
            [
                new("Purchase price at the end", file.Terms.MayPurchase ? file.Terms.ResidualValue.ToString() : "No option to buy"), new("Return fee", file.Terms.DispositionFee.ToString()),
            ], ["Every other term of your lease stays as it is. Insurance and registration have to last until the new end."]),
        ];
    }

    public static IReadOnlyList<PaperPart> BillOfSale(LeaseFile file, PurchaseOptionQuote quote, Money officialFees, string seller)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(quote);
        return
        [
            Vehicle(file),
            new("Sale",
            [
                new("Seller", seller), new("Date", LeaseWords.Day(file.Today)), new("Odometer", file.Readings is [.., var last] ? $"{LeaseWords.Miles(last.Miles)} on {LeaseWords.Day(last.ReadOn)}" : "Not read"),
            ], []),
            new("Price",
            [
                new("Price", quote.Price.ToString()), new("Purchase option fee", quote.OptionFee.ToString()), new($"Sales tax on {quote.TaxedAmount}", quote.Tax.ToString()), new("Title and registration", officialFees.ToString()),
                new("Due already on the lease", quote.PastDue.ToString()), new("Total", (quote.Total + officialFees).ToString(), IsTotal: true),
            ], ["The vehicle is sold as it stands. The title follows when the total is paid. No return fee, miles or wear are charged."]),
        ];
    }

    private static PaperPart Vehicle(LeaseFile file) =>
        new("Vehicle", [new("Vehicle", file.Vehicle.Name), new("Vehicle identification number", file.Vehicle.Vin), new("Lease", $"ending in {file.LastFour}")], []);
}
