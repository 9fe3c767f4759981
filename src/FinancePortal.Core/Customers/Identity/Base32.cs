using System.Text;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>RFC 4648 base32 without padding: letters and digits that a person can type from a screen.</summary>
public static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 / 5) + 1);
        var (held, bits) = (0, 0);
        foreach (var next in bytes)
        {
            held = ((held << 8) | next) & 0xFFF;
            bits += 8;
            for (; bits >= 5; bits -= 5)
            {
                text.Append(Alphabet[(held >> (bits - 5)) & 31]);
            }
        }

        return bits == 0 ? text.ToString() : text.Append(Alphabet[(held << (5 - bits)) & 31]).ToString();
    }

    /// <summary>Reads what <see cref="Encode"/> wrote; blanks, hyphens and small letters are forgiven.</summary>
    /// <exception cref="FormatException">Another character stands in the text.</exception>
    public static byte[] Decode(string text)
    {
        var bytes = new List<byte>();
        var (held, bits) = (0, 0);
        foreach (var letter in text.Where(c => c is not (' ' or '-' or '=')))
        {
            var value = Alphabet.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            if (value < 0)
            {
                throw new FormatException("Not base32.");
            }

            held = ((held << 5) | value) & 0xFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)((held >> bits) & 0xFF));
            }
        }

        return [.. bytes];
    }
}
