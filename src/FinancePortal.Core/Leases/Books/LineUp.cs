using System.Globalization;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.Leases.Books;

/// <summary>One model that can be leased or bought next (F-717): the same figures that a contract has.</summary>
public sealed record LineUpModel
{
    public required string Code { get; init; }
    public required int Year { get; init; }
    public required string Make { get; init; }
    public required string Model { get; init; }
    public string Trim { get; init; } = "";
    public required VehicleCondition Condition { get; init; }
    public required Money Msrp { get; init; }
    public required Money Price { get; init; }
    public required Money AcquisitionFee { get; init; }

    /// <summary>Percent of the MSRP by months of the lease; empty when it is only sold.</summary>
    public required IReadOnlyDictionary<int, int> Residuals { get; init; }
    public required MoneyFactor MoneyFactor { get; init; }
    public required int MilesPerYear { get; init; }
    public required decimal ExcessMileRate { get; init; }
    public required decimal LoanRatePercent { get; init; }
    public int Odometer { get; init; }

    public string Name => string.Join(' ', new[] { Year.ToString(CultureInfo.InvariantCulture), Make, Model, Trim }.Where(s => s.Length > 0));
    public bool MayBeLeased => Residuals.Count > 0;

    /// <summary>What the vehicle is taken to be worth after so many months: the residual of the nearest term that is not shorter.</summary>
    public Money ResidualAfter(int months)
    {
        var percent = Residuals.Where(r => r.Key >= months).OrderBy(r => r.Key).Select(r => r.Value).FirstOrDefault(Residuals.Count == 0 ? 0 : Residuals.MinBy(r => -r.Key).Value);
        return Rounding.HalfUp(Msrp.Dollars * percent / 100m);
    }

    /// <summary>The contract that leasing this model would be, with the taxes and fees that the customer's present one has.</summary>
    /// <param name="months">One of <see cref="Residuals"/>.</param>
    /// <param name="down">Cash that reduces the capitalized cost.</param>
    public LeaseTerms ToTerms(LeaseTerms present, DateOnly startsOn, int months, Money down, Money registrationFees)
    {
        ArgumentNullException.ThrowIfNull(present);
        var terms = Terms(Money.Zero);
        return Terms(LeasePayment.Of(terms).BasePayment);

        LeaseTerms Terms(Money payment) => new()
        {
            ContractDate = startsOn,
            FirstDueOn = startsOn,
            EndsOn = startsOn.AddMonths(months),
            PaymentCount = months,
            State = present.State,
            LateFee = present.LateFee,
            ReturnedPaymentFee = present.ReturnedPaymentFee,
            Msrp = Msrp,
            AgreedValue = Price,
            AcquisitionFee = AcquisitionFee,
            AcquisitionFeeAtSigning = present.AcquisitionFeeAtSigning,
            CashReduction = down,
            ResidualValue = ResidualAfter(months),
            MoneyFactor = MoneyFactor,
            BasePayment = payment,
            TaxPercent = present.TaxPercent,
            TaxRule = present.TaxRule,
            TaxOnReduction = present.TaxOnReduction,
            RegistrationFees = registrationFees,
            DispositionFee = present.DispositionFee,
            PurchaseOptionFee = present.PurchaseOptionFee,
            MilesPerYear = MilesPerYear,
            StartOdometer = Odometer,
            ExcessMileRate = ExcessMileRate,
        };
    }
}

/// <summary>What the company offers at the end of a lease.</summary>
public sealed record LeaseOffers(LineUp LineUp, LeasePolicy Policy);

/// <summary>The models on offer, new and pre-owned.</summary>
public sealed class LineUp(IReadOnlyList<LineUpModel> models)
{
    public IReadOnlyList<LineUpModel> Models { get; } = models;

    public LineUpModel? Find(string? code) => Models.FirstOrDefault(m => m.Code == code);

    public static LineUp Read(string? folder = null) => new(LeaseBooks.Read<IReadOnlyList<LineUpModel>>("lease-line-up", folder));
}
