namespace FinancePortal.Core.Demo;

/// <summary>Vehicle identification numbers of vehicles that do not exist, with a right check digit (49 CFR 565.15).</summary>
internal static class DemoVin
{
    private const string Letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private const string LetterValues = "12345678123457923456789";
    private const string ModelYears = "ABCDEFGHJKLMNPRSTVWXY123456789";
    private static readonly int[] Weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

    /// <param name="line">Eight characters: maker and model; no maker's number begins with 0.</param>
    /// <param name="serial">The last six digits.</param>
    public static string Of(string line, int modelYear, int serial)
    {
        Span<char> vin = stackalloc char[17];
        line.CopyTo(vin);
        vin[8] = '0';
        vin[9] = ModelYears[(modelYear - 1980) % ModelYears.Length];
        vin[10] = 'P';
        (serial % 1_000_000).TryFormat(vin[11..], out _, "000000", System.Globalization.CultureInfo.InvariantCulture);
        vin[8] = CheckDigit(vin);
        return new string(vin);
    }

    private static char CheckDigit(ReadOnlySpan<char> vin)
    {
        var sum = 0;
        for (var i = 0; i < vin.Length; i++)
        {
            sum += Weights[i] * (char.IsAsciiDigit(vin[i]) ? vin[i] - '0' : LetterValues[Letters.IndexOf(vin[i], StringComparison.Ordinal)] - '0');
        }

        return "0123456789X"[sum % 11];
    }
}
