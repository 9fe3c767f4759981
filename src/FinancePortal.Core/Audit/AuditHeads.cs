using System.Globalization;
using System.Text;

namespace FinancePortal.Core.Audit;

/// <summary>One head of the chain as it was written down outside the database.</summary>
public sealed record AuditHead(long Number, string Hash, DateTime At);

/// <summary>
/// Where each new head of the chain is written down: one file a day in a folder that the portal's user may only append to (another
/// owner, a shipped log, a write-once share). Who cuts the chain's end or puts an old backup in its place is found by it.
/// </summary>
/// <param name="folder"><c>Audit__HeadFolder</c>.</param>
public sealed class AuditHeads(string folder)
{
    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public void Write(AuditHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        Directory.CreateDirectory(folder);
        var line = string.Create(CultureInfo.InvariantCulture, $"{head.At.ToString(Moment, CultureInfo.InvariantCulture)} {head.Number} {head.Hash}\n");
        using var file = new FileStream(Path.Combine(folder, $"{head.At:yyyy-MM-dd}.txt"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        file.Write(Encoding.ASCII.GetBytes(line));
    }

    /// <summary>Everything written down, oldest first.</summary>
    /// <exception cref="FormatException">A line is none of ours: somebody changed the file.</exception>
    public IEnumerable<AuditHead> Read()
    {
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            foreach (var line in File.ReadLines(file))
            {
                yield return line.Split(' ') is [var at, var number, var hash]
                    && DateTime.TryParseExact(at, Moment, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment)
                    && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                    ? new AuditHead(count, hash, moment)
                    : throw new FormatException($"{file} has a line that is no head of the audit chain.");
            }
        }
    }
}
