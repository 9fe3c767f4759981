using System.Text.RegularExpressions;
using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.House;

/// <summary>Each test that the design of sign-in names, and each starred row of the checklist on sign-in, sessions and access, exists under its name; docs/security-tests.md says which.</summary>
public sealed partial class ProofTests
{
    private const string Page = "docs/security-tests.md";

    /// <summary>Of the design: TOTP, registration, sign-in, codes and recovery, step-up, sessions, passkeys, alerts, links; and our own about clocks that differ.</summary>
    private static readonly IEnumerable<string> Designed = new[] { ("T", 5), ("R", 4), ("S", 4), ("C", 6), ("U", 3), ("N", 5), ("P", 7), ("A", 1), ("L", 9), ("K", 6) }
        .SelectMany(g => Enumerable.Range(1, g.Item2).Select(n => $"{g.Item1}{n}"));

    private static readonly string[] Rows =
    [
        "V6.3.1", "V6.3.3", "V6.3.8", "V6.4.1", "V6.4.3", "V6.5.1", "V6.5.2", "V7.2.4", "V7.3.1", "V7.4.1", "V7.4.2", "V7.5.1", "V7.5.2", "V7.5.3", "V8.2.1", "V8.2.2", "V8.2.3", "V8.3.2",
    ];

    [GeneratedRegex(@"Trait\(""(?:Proof|ASVS)"", ""(?<name>[^""]+)""\)")]
    private static partial Regex Trait();

    [GeneratedRegex(@"^\s*public (?:static )?(?:async )?(?:Task|void)\S* (?<method>\w+)\(")]
    private static partial Regex Method();

    [GeneratedRegex(@"\bclass (?<class>\w+)")]
    private static partial Regex Class();

    [GeneratedRegex(@"`(?<test>\w+\.\w+)`")]
    private static partial Regex Named();

    [Fact]
    public void Every_name_has_its_tests_and_the_page_says_which()
    {
        var found = Tests();
        var page = File.ReadAllLines(Repository.PathTo(Page));
        var problems = new List<string>();
        foreach (var name in Designed.Concat(Rows))
        {
            var tests = found.GetValueOrDefault(name, []).Distinct().ToList();
            if (tests.Count == 0)
            {
                problems.Add($"{name} has no test");
            }

            var row = Array.Find(page, l => l.StartsWith($"| {name} |", StringComparison.Ordinal)) ?? "";
            var said = Named().Matches(row).Select(m => m.Groups["test"].Value);
            if (!said.Order(StringComparer.Ordinal).SequenceEqual(tests.Order(StringComparer.Ordinal)))
            {
                problems.Add($"the row of {name} names {string.Join(", ", tests.Select(t => $"`{t}`"))}");
            }
        }

        Broken.None(problems, $"In {Page}:");
    }

    [Fact]
    public void Tests_that_measure_time_over_hundreds_of_tries_are_long_ones() =>
        Broken.None(
            from file in SourceFile.Under("tests", ".cs")
            where file.Text.Contains("Distribution.", StringComparison.Ordinal) && !file.Text.Contains("Trait(\"Category\", \"Long\")", StringComparison.Ordinal) && file.Name is not ("Distribution.cs" or "ProofTests.cs")
            select file.Path,
            "A statistic over hundreds of tries is [Trait(\"Category\", \"Long\")]:");

    /// <summary>The tests of each name, as <c>Class.Method</c>; a name on a class is that of all its methods.</summary>
    private static Dictionary<string, List<string>> Tests()
    {
        var tests = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var file in SourceFile.Under("tests", ".cs"))
        {
            var (type, waiting, ofAll, isTest) = ("", new List<string>(), new List<string>(), false);
            foreach (var line in file.Text.Split('\n'))
            {
                waiting.AddRange(Trait().Matches(line).Select(m => m.Groups["name"].Value));
                isTest |= line.Contains("[Fact", StringComparison.Ordinal) || line.Contains("[Theory", StringComparison.Ordinal);
                if (line.TrimStart().StartsWith("///", StringComparison.Ordinal))
                {
                    continue;
                }

                if (type.Length == 0 && Class().Match(line) is { Success: true } named)
                {
                    (type, ofAll, waiting) = (named.Groups["class"].Value, waiting, []);
                }
                else if (isTest && Method().Match(line) is { Success: true } method)
                {
                    foreach (var name in ofAll.Concat(waiting))
                    {
                        (tests.TryGetValue(name, out var list) ? list : tests[name] = []).Add($"{type}.{method.Groups["method"].Value}");
                    }

                    (waiting, isTest) = ([], false);
                }
            }
        }

        return tests;
    }
}
