using System.Globalization;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Core.Values;

namespace FinancePortal.Web.Leases;

/// <summary>The return: its appointment, the hand-over, and what follows.</summary>
/// <param name="Nearest">The dealers near the ZIP that was asked about; empty before.</param>
/// <param name="Free">Days with their free times at the chosen dealer.</param>
public sealed record ReturnPage(ReturnFile File, FindSlotForm Form, DealerList Dealers, IReadOnlyList<ReturnDealer> Nearest, IReadOnlyList<(DateOnly On, IReadOnlyList<TimeOnly> Times)> Free)
{
    public LeaseFile Lease => File.Lease;
    public string Path => $"/leases/{Lease.Reference}";
    public ReturnDealer? Chosen => Dealers.Find(Form.Dealer);
    public ReturnDealer? At => File.Appointment is { } a ? Dealers.Find(a.Dealer) : null;
    public DateOnly? Later => Free.Count > 0 && Free[^1].On < File.LastDay ? Free[^1].On.AddDays(1) : null;

    public static string Clock(TimeOnly time) => time.ToString("h:mm tt", CultureInfo.GetCultureInfo("en-US")).Replace("AM", "a.m.", StringComparison.Ordinal).Replace("PM", "p.m.", StringComparison.Ordinal);
}

public sealed record OdometerPage(LeaseFile Lease, OdometerForm Form, ReadingCheck? Odd)
{
    public string Path => $"/leases/{Lease.Reference}";
}

public sealed record ReceiptPage(LeaseFile Lease, ReceiptForm Form, ReadingCheck? Odd)
{
    public string Path => $"/leases/{Lease.Reference}";
}

public sealed record FinalBillPage(FinalBillFile File)
{
    public LeaseFile Lease => File.Lease;
    public string Path => $"/leases/{Lease.Reference}";
    public Money Total => Money.Sum(File.Charges.Select(c => c.Amount));
    public Money Due => Lease.Position.AmountDueNow;
    public bool IsBookedIn => !Lease.IsOpen;

    /// <summary>Every charge with the steps that were kept when it was billed, and their sum.</summary>
    public void Explain(Explanation why)
    {
        ArgumentNullException.ThrowIfNull(why);
        var charges = File.Charges.Select(c => new FormulaInput(c.Title, c.Amount.Dollars, FigureUnit.Dollars, c.Why)).ToArray();
        why.Step("final bill", Total, charges.Length == 0 ? "0" : string.Join(" + ", charges.Select(c => c.Name)), StepRounding.Exact, "Returning the vehicle", "R-101", charges);
    }
}

public sealed record DisputePage(LeaseFile Lease, LeaseCharge Charge, DisputeForm Form)
{
    public string Path => $"/leases/{Lease.Reference}";
}
