using System.Globalization;
using FinancePortal.Core.Leases.Ending;

namespace FinancePortal.Core.Leases.HandOver;

/// <summary>The proof of a hand-over for the lessee: time, odometer and photos (F-709).</summary>
public static class ReturnReceipt
{
    /// <param name="follows">What happens next, in a sentence.</param>
    public static LeasePaper Of(LeaseFile file, VehicleReturn report, int photos, string follows, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(report);
        return LeasePaper.Of(report.FinancedAccountId, LeasePaperKind.ReturnReceipt, "Return receipt",
        [
            new("Vehicle", [new("Vehicle", file.Vehicle.Name), new("Vehicle identification number", file.Vehicle.Vin)], []),
            new("Handed over",
            [
                new("To", report.DealerName), new("On", LeaseWords.Day(report.HandedOverOn)), new("At", report.HandedOverAt.ToString("h:mm tt", CultureInfo.GetCultureInfo("en-US"))),
                new("Odometer", LeaseWords.Miles(report.Odometer)), new("Photos", photos == 0 ? "None" : photos.ToString(CultureInfo.InvariantCulture)),
            ], []),
            new("What follows", [], [follows]),
        ], at);
    }
}
