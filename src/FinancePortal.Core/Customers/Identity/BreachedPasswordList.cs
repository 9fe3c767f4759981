using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>
/// A list of breached passwords that the operator downloaded (Have I Been Pwned and the like), beside the one that comes along. The file
/// holds the first eight bytes of each SHA-1, in order: a look-up is a binary search in it, whatever its size.
/// </summary>
/// <param name="path">Where the imported list is; without one nothing is on it.</param>
public sealed class BreachedPasswordList(string path)
{
    private const int Entry = 8;
    private const int HashCharacters = 40;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef");

    public bool Contains(string password)
    {
        if (!File.Exists(path))
        {
            return false;
        }

#pragma warning disable CA5350 // the format of the published lists; nothing is protected by it
        var wanted = BinaryPrimitives.ReadUInt64BigEndian(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
        using var file = File.OpenHandle(path);
        Span<byte> entry = stackalloc byte[Entry];
        for (var (low, high) = (0L, RandomAccess.GetLength(file) / Entry); low < high;)
        {
            var middle = low + ((high - low) / 2);
            RandomAccess.Read(file, entry, middle * Entry);
            var found = BinaryPrimitives.ReadUInt64BigEndian(entry);
            if (found == wanted)
            {
                return true;
            }

            (low, high) = found < wanted ? (middle + 1, high) : (low, middle);
        }

        return false;
    }

    /// <summary>Takes a file of lines <c>SHA1:count</c> in the order of their hashes, in place of an earlier list. Serving goes on meanwhile.</summary>
    /// <param name="lines">As published.</param>
    /// <param name="seenAtLeast">Hashes that were seen less often are left out.</param>
    /// <param name="report">Told now and then how many were taken.</param>
    /// <param name="cancellationToken">Leaves the earlier list as it is.</param>
    /// <returns>How many hashes the list has.</returns>
    /// <exception cref="FormatException">A line is none of this format, or stands out of order; the message says which.</exception>
    public async Task<long> ImportAsync(TextReader lines, int seenAtLeast, Action<long> report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(report);
        var (fresh, taken, number, last) = ($"{path}.{Guid.NewGuid():N}", 0L, 0L, 0UL);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        try
        {
            await using (var file = new FileStream(fresh, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20))
            {
                var entry = new byte[Entry];
                while (await lines.ReadLineAsync(cancellationToken) is { } line)
                {
                    number++;
                    var (hash, count) = Read(line, number);
                    if (hash < last)
                    {
                        throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {number} stands out of order: take the list that is ordered by hash."));
                    }

                    last = hash;
                    if (count >= seenAtLeast)
                    {
                        BinaryPrimitives.WriteUInt64BigEndian(entry, hash);
                        await file.WriteAsync(entry, cancellationToken);
                        if (++taken % 1_000_000 == 0)
                        {
                            report(taken);
                        }
                    }
                }
            }

            File.Move(fresh, path, overwrite: true);
            return taken;
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    private static (ulong Hash, long Count) Read(string line, long number)
    {
        var count = 1L;
        return line.Length >= HashCharacters
            && (line.Length == HashCharacters || (line[HashCharacters] == ':' && long.TryParse(line.AsSpan(HashCharacters + 1), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out count)))
            && line.AsSpan(0, HashCharacters).IndexOfAnyExcept(HexDigits) < 0
                ? (ulong.Parse(line.AsSpan(0, 2 * Entry), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), count)
                : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {number} is not a SHA-1 with a count."));
    }
}
