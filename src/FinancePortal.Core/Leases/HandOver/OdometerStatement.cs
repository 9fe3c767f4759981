using FinancePortal.Core.Customers;
using FinancePortal.Core.Leases.Ending;

namespace FinancePortal.Core.Leases.HandOver;

/// <summary>What the lessee certifies about the odometer (49 CFR 580.7(b)).</summary>
public enum OdometerCertification
{
    Actual = 1,

    /// <summary>The reading is beyond what the odometer can show.</summary>
    ExceedsLimits = 2,
    NotActual = 3,
}

/// <summary>What is signed on the odometer disclosure statement.</summary>
public sealed record SignOdometer
{
    public required string LeaseReference { get; init; }
    public required int Odometer { get; init; }
    public required OdometerCertification Certification { get; init; }

    /// <summary>The typed name: the signature.</summary>
    public required string SignedBy { get; init; }

    /// <summary>The company's postal address, as it stands on its letters.</summary>
    public required string LessorAddress { get; init; }
    public bool KeepUnusual { get; init; }
}

/// <summary>The odometer disclosure statement of a lessee, with the fields of 49 CFR 580.7 .</summary>
public static class OdometerStatement
{
    /// <summary>The lessor's notice (580.7(a)): shown before signing and printed on the statement.</summary>
    public const string Notice =
        "Federal law (and State law, if applicable) requires that you, the lessee, disclose the mileage of the vehicle to the lessor in connection with the transfer of its ownership. "
        + "Failure to complete this statement, or providing false information, may result in fines and/or imprisonment.";

    public static string Words(OdometerCertification certification) => certification switch
    {
        OdometerCertification.Actual => "To the best of my knowledge, the reading reflects the actual mileage.",
        OdometerCertification.ExceedsLimits => "To the best of my knowledge, the reading reflects the amount of mileage in excess of the designed mechanical odometer limit.",
        _ => "To the best of my knowledge, the reading is not the actual mileage. Warning: odometer discrepancy.",
    };

    public static IReadOnlyList<PaperPart> Parts(LeaseFile file, Customer lessee, string lessor, SignOdometer statement)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(lessee);
        ArgumentNullException.ThrowIfNull(statement);
        var vehicle = file.Vehicle;
        var today = LeaseWords.Day(file.Today);
        return
        [
            new("Notice to the lessee", [new("Date of this notice", today)], [Notice]),
            new("Vehicle",
            [
                new("Make", vehicle.Make), new("Model", vehicle.Model), new("Year", vehicle.ModelYear.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                new("Body type", vehicle.Trim.Length > 0 ? vehicle.Trim : "Not stated"), new("Vehicle identification number", vehicle.Vin),
            ], []),
            new("Odometer", [new("Reading, without tenths", LeaseWords.Miles(statement.Odometer)), new("Date of this statement", today)], [Words(statement.Certification)]),
            new("Lessee", [new("Printed name", lessee.FullName), new("Address", $"{lessee.Street}, {lessee.City}, {lessee.State} {lessee.Zip}"), new("Signature", statement.SignedBy)], []),
            new("Lessor", [new("Name", lessor), new("Address", statement.LessorAddress), new("Received on", today), new("Received by", $"{lessor}, electronically")], []),
        ];
    }
}
