using System.Globalization;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Demo;

/// <summary>Vehicle identification numbers of vehicles that do not exist, with a right check digit.</summary>
internal static class DemoVin
{
    /// <summary>The letters of model years from 1980 on; they come round after thirty years (49 CFR 565.15).</summary>
    private const string ModelYears = "ABCDEFGHJKLMNPRSTVWXY123456789";

    /// <param name="line">Eight characters: maker and model.</param>
    /// <param name="serial">The last six digits.</param>
    public static string Of(string line, int modelYear, int serial)
    {
        var rest = string.Create(CultureInfo.InvariantCulture, $"{ModelYears[(modelYear - 1980) % ModelYears.Length]}P{serial % 1_000_000:000000}");
        return $"{line}{Vin.CheckDigit($"{line}0{rest}")}{rest}";
    }
}
