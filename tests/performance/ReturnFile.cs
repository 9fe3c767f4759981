using System.Globalization;

namespace FinancePortal.Performance;

/// <summary>Makes the return file that a bank would send about the first entries of a file, all for a lack of funds.</summary>
internal static class ReturnFile
{
    public static (string Text, int Returns) Of(string bankFile, int most)
    {
        var entries = File.ReadLines(bankFile).Where(l => l[0] == '6' && l[2] == '7').Take(most).ToList();
        var lines = new List<string>
        {
            $"101 {"123456780",9}{"091000019",10}2611210830A094101{"Northline Auto Finance",-23}{"First Example Bank",-23}{"",8}",
            $"5200{"Northline Auto",-16}{"",20}1123456789WEB{"LOAN PYMT",-10}{"",6}261121{"",3}1091000010000001",
        };
        var (hash, sum) = (0L, 0L);
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            var trace = string.Create(CultureInfo.InvariantCulture, $"09100001{i + 1:D7}");
            lines.Add($"6{entry[1]}6{entry[3..78]}1{trace}");
            lines.Add($"799R01{entry[79..94]}{"",6}{entry[3..11]}{"",44}{trace}");
            hash += long.Parse(entry[3..11], CultureInfo.InvariantCulture);
            sum += long.Parse(entry[29..39], CultureInfo.InvariantCulture);
        }

        var (count, blocks) = (2 * entries.Count, (lines.Count + 2 + 9) / 10);
        hash %= 10_000_000_000;
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"8200{count:D6}{hash:D10}{sum:D12}{0:D12}1123456789{"",19}{"",6}091000010000001"));
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"9{1:D6}{blocks:D6}{count:D8}{hash:D10}{sum:D12}{0:D12}{"",39}"));
        while (lines.Count % 10 != 0)
        {
            lines.Add(new string('9', 94));
        }

        return (string.Join('\n', lines) + "\n", entries.Count);
    }
}
