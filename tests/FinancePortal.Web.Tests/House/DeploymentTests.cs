using System.Text.RegularExpressions;
using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.House;

/// <summary>What cannot be started here (there is no container engine in the build) is at least read: names must be real and written down.</summary>
public sealed partial class DeploymentTests
{
    private static readonly string Compose = File.ReadAllText(Repository.PathTo("docker-compose.yml"));
    private static readonly string Readme = File.ReadAllText(Repository.PathTo("README.md"));

    [GeneratedRegex(@"^ {4}(?<name>[A-Z][A-Za-z]*_[A-Za-z0-9_]+):", RegexOptions.Multiline)]
    private static partial Regex PortalSetting();

    [GeneratedRegex(@"`(?<name>[A-Z][A-Za-z]+_[A-Za-z0-9_]+)`")]
    private static partial Regex DocumentedSetting();

    [GeneratedRegex(@"\$\{(?<name>[A-Z_]+):\?")]
    private static partial Regex Secret();

    [GeneratedRegex(@"\]\((?<path>[^)#:]+)\)")]
    private static partial Regex Link();

    [Fact]
    public void Every_setting_in_the_compose_file_is_in_the_table_of_the_README()
    {
        var set = Names(PortalSetting(), Compose);
        Assert.Contains("ConnectionStrings__Portal", set);
        Broken.None(set.Except(Names(DocumentedSetting(), Readme)), "docker-compose.yml sets what the README's configuration table does not explain:");
    }

    [Fact]
    public void Every_secret_that_the_compose_file_asks_for_is_made_by_the_script()
    {
        var script = File.ReadAllText(Repository.PathTo("deploy", "prepare.sh"));
        Broken.None(Names(Secret(), Compose).Where(name => !script.Contains($"\n{name}=", StringComparison.Ordinal)), "deploy/prepare.sh does not make:");
    }

    [Fact]
    public void The_compose_file_is_indented_by_two_without_tabs_and_closes_its_anchors()
    {
        var lines = Compose.Split('\n');
        Broken.None(lines.Where(l => l.Contains('\t', StringComparison.Ordinal) || (l.Length - l.TrimStart(' ').Length) % 2 != 0), "YAML here is indented by two spaces:");
        var anchors = lines.SelectMany(l => Regex.Matches(l, @"(?<=\s)&(\w+)").Select(m => m.Groups[1].Value)).ToList();
        var aliases = lines.SelectMany(l => Regex.Matches(l, @"(?<=\s)\*(\w+)").Select(m => m.Groups[1].Value)).ToList();
        Broken.None(aliases.Except(anchors), "Aliases without an anchor:");
    }

    [Fact]
    public void Every_setting_that_the_README_explains_is_read_somewhere()
    {
        var sources = string.Join('\n', SourceFile.All.Select(f => f.Text)) + File.ReadAllText(Repository.PathTo("src", "FinancePortal.Web", "appsettings.json"));
        Broken.None(
            Names(DocumentedSetting(), Readme)
                .Where(name => !name.StartsWith("ASPNETCORE_", StringComparison.Ordinal))
                .Where(name => !sources.Contains(name.Split("__").Last(part => !int.TryParse(part, out _)), StringComparison.Ordinal)),
            "The README explains a setting that nothing reads:");
    }

    [Fact]
    public void Every_file_that_a_document_links_to_exists() =>
        Broken.None(
            from document in Directory.EnumerateFiles(Repository.Root, "*.md").Concat(Directory.EnumerateFiles(Repository.PathTo("docs"), "*.md", SearchOption.AllDirectories))
            from Match link in Link().Matches(File.ReadAllText(document))
            let target = Path.Combine(Path.GetDirectoryName(document)!, link.Groups["path"].Value)
            where !File.Exists(target) && !Directory.Exists(target)
            select $"{Path.GetRelativePath(Repository.Root, document)}: {link.Groups["path"].Value}",
            "Links that lead nowhere:");

    private static HashSet<string> Names(Regex pattern, string text) => [.. pattern.Matches(text).Select(m => m.Groups["name"].Value)];
}
