namespace FinancePortal.Core.Pdf;

/// <summary>How a text is set: size and distance of lines in points, weight and ink.</summary>
public sealed record PdfStyle(decimal Size, decimal Leading, bool Bold = false, string Ink = PdfStyle.Black)
{
    /// <summary>The portal's ink, muted ink and lines, as the three shares of red, green and blue.</summary>
    internal const string Black = "0.063 0.098 0.11";
    internal const string Grey = "0.31 0.37 0.39";
    internal const string Hairline = "0.78 0.81 0.82";
    internal const string Shade = "0.953 0.961 0.961";

    public static readonly PdfStyle Body = new(10m, 15m);
    public static readonly PdfStyle Strong = new(10m, 15m, Bold: true);
    public static readonly PdfStyle Small = new(8.5m, 12m, Ink: Grey);
    public static readonly PdfStyle Title = new(19m, 25m, Bold: true);
    public static readonly PdfStyle Section = new(12.5m, 17m, Bold: true);
    public static readonly PdfStyle Minor = new(10.5m, 15m, Bold: true);
    public static readonly PdfStyle Figure = new(15m, 20m, Bold: true);

    internal PdfFont Font => Bold ? PdfFont.SemiBold : PdfFont.Regular;

    /// <summary>The lines of a text that fit into a width; a line feed begins a new line, a word that is too long is cut.</summary>
    public IReadOnlyList<string> Wrap(string text, decimal width)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (Font.Width(longer, Size) <= width)
                {
                    line = longer;
                    continue;
                }

                if (line.Length > 0)
                {
                    lines.Add(line);
                }

                line = Cut(word, width, lines);
            }

            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Puts whole lines of a long word aside and gives its rest.</summary>
    private string Cut(string word, decimal width, List<string> lines)
    {
        while (Font.Width(word, Size) > width && word.Length > 1)
        {
            var length = word.Length - 1;
            while (length > 1 && Font.Width(word[..length], Size) > width)
            {
                length--;
            }

            length -= length > 1 && char.IsHighSurrogate(word[length - 1]) ? 1 : 0;
            lines.Add(word[..length]);
            word = word[length..];
        }

        return word;
    }
}
