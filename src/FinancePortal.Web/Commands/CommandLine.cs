using System.Globalization;

namespace FinancePortal.Web.Commands;

/// <summary>The operator typed something that no command understands; the message says what.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>What follows a command's name: values in order, and options such as <c>--on 2026-11-20</c> or <c>--clear-lock</c>.</summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, string> options = new(StringComparer.Ordinal);

    public List<string> Values { get; } = [];

    /// <param name="words">Without the command's name.</param>
    /// <param name="known">The command's options; one that ends in <c>=</c> takes a value.</param>
    /// <exception cref="UsageException">An option is unknown, doubled, or lacks its value.</exception>
    public static CommandLine Parse(ReadOnlySpan<string> words, IReadOnlyList<string> known)
    {
        var line = new CommandLine();
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (!word.StartsWith('-'))
            {
                line.Values.Add(word);
                continue;
            }

            if (IsSetting(word))
            {
                continue;
            }

            var takesValue = known.Contains(word + "=");
            if (!takesValue && !known.Contains(word))
            {
                throw new UsageException($"There is no option {word}.");
            }

            if (takesValue && (i + 1 == words.Length || words[i + 1].StartsWith("--", StringComparison.Ordinal)))
            {
                throw new UsageException($"{word} needs a value.");
            }

            if (!line.options.TryAdd(word, takesValue ? words[++i] : ""))
            {
                throw new UsageException($"{word} is given twice.");
            }
        }

        return line;
    }

    /// <summary>A setting for this run, such as <c>--Database:Provider=SqlServer</c>, was read with the configuration.</summary>
    private static bool IsSetting(string word) => word.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && word.IndexOf('=', StringComparison.Ordinal) > colon;

    /// <summary>What follows an option; null without it.</summary>
    public string? Text(string option) => options.GetValueOrDefault(option);

    public bool Has(string option) => options.ContainsKey(option);

    /// <summary>A whole number; commas and underscores between digits are read over.</summary>
    /// <exception cref="UsageException">It is no number between the two bounds.</exception>
    public int? Number(string option, int least, int most)
    {
        if (!options.TryGetValue(option, out var typed))
        {
            return null;
        }

        var digits = typed.Replace("_", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{option} is {typed}: give a number from {least:N0} to {most:N0}."));
    }

    /// <exception cref="UsageException">It is no date.</exception>
    public DateOnly? Date(string option) =>
        !options.TryGetValue(option, out var typed) ? null
        : DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new UsageException($"{option} is {typed}: give a date as 2026-11-20.");

    /// <exception cref="UsageException">There are other values than the named ones.</exception>
    public string Only(string what) => Values is [var value] ? value : throw new UsageException($"Give {what}.");

    /// <exception cref="UsageException">There is a value.</exception>
    public void NoValues()
    {
        if (Values is [var first, ..])
        {
            throw new UsageException($"'{first}' is not expected here.");
        }
    }
}
