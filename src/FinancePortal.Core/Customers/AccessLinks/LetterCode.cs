using System.Security.Cryptography;
using System.Text;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Customers.AccessLinks;

/// <summary>A link that is typed from paper: sixteen characters, 80 random bits, in groups of four. Letters that look like digits are read as digits.</summary>
public static class LetterCode
{
    private const int MostTyped = 64;

    public static string New() => string.Join('-', Reference.New().Chunk(4).Select(four => new string(four)));

    /// <summary>What is stored of a code; nothing for a text that is none.</summary>
    public static byte[]? HashOf(string? typed)
    {
        if (typed is null || typed.Length > MostTyped)
        {
            return null;
        }

        var code = new string([.. typed.Where(c => c is not (' ' or '-')).Select(c => char.ToUpperInvariant(c) switch { 'O' => '0', 'I' or 'L' => '1', var other => other })]);
        return Reference.IsWellFormed(code) ? SHA256.HashData(Encoding.ASCII.GetBytes(code)) : null;
    }
}
