using System.Runtime.CompilerServices;
using System.Text;

namespace FinancePortal.Testing;

/// <summary>
/// Compares a text with the accepted one beside the test: Payments/PaymentReceivedEmail.snap.txt. A text that differs is left in
/// artifacts/snapshots, from where <c>./dev snapshot</c> accepts it.
/// </summary>
public static class Snapshot
{
    private static string ArtifactsFolder => Repository.PathTo("artifacts", "snapshots");

    /// <param name="text">What the code made, without anything that changes from run to run.</param>
    /// <param name="name">Of the file, without ending.</param>
    /// <param name="testFile">Filled by the compiler.</param>
    public static void Matches(string text, string name, [CallerFilePath] string testFile = "")
    {
        var accepted = Path.Combine(Path.GetDirectoryName(testFile)!, name + ".snap.txt");
        var received = Path.Combine(ArtifactsFolder, Path.GetRelativePath(Repository.PathTo("tests"), accepted));
        text = text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        var before = File.Exists(accepted) ? File.ReadAllText(accepted, Encoding.UTF8) : "";
        if (string.Equals(text, before, StringComparison.Ordinal))
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, text);
        throw new SnapshotException($"{Path.GetRelativePath(Repository.Root, accepted)} differs{FirstDifference(before, text)}\nIf the new text is right: ./dev snapshot");
    }

    private static string FirstDifference(string before, string after)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(i => old.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        return $" in line {line + 1}:\n  accepted: {old.ElementAtOrDefault(line) ?? "(none)"}\n  now:      {now.ElementAtOrDefault(line) ?? "(none)"}";
    }
}

public sealed class SnapshotException(string message) : Exception(message);
