using System.Text.RegularExpressions;

namespace FinancePortal.Web.Tests.House;

/// <summary>Rules 1 and 3: Web looks down on Core, never back, and the rooms of Core point down.</summary>
[Trait("Rule", "House-1")]
public sealed partial class FloorAndRoomTests
{
    [GeneratedRegex(@"FinancePortal\.Web\b")]
    private static partial Regex WebFloor();

    [GeneratedRegex(@"Microsoft\.AspNetCore(?:\.\w+)*")]
    private static partial Regex AspNet();

    [GeneratedRegex(@"FinancePortal\.Core\.(?<room>\w+)")]
    private static partial Regex Room();

    [GeneratedRegex(@"^\s*global using[^\n]*", RegexOptions.Multiline)]
    private static partial Regex GlobalUsing();

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [Fact]
    public void Core_does_not_know_Web() =>
        Broken.None(SourceFile.Under("src/FinancePortal.Core", ".cs", ".csproj").SelectMany(f => f.Find(WebFloor())),
            "Core must work without Web: move what both need into a room of Core.");

    [Fact]
    public void Core_uses_AspNetCore_only_for_Identity() =>
        Broken.None(SourceFile.Under("src/FinancePortal.Core", ".cs")
                .SelectMany(f => f.Find(AspNet()).Where(hit => !(f.Room == "Data" || f.Path.Contains("/Identity/", StringComparison.Ordinal)) || !hit.Contains("Microsoft.AspNetCore.Identity", StringComparison.Ordinal))),
            "HTTP belongs to Web. Core may name Microsoft.AspNetCore.Identity, and only under Identity/ and Data/.");

    [Fact]
    public void The_namespace_is_the_folder() =>
        Broken.None(
            from file in SourceFile.Under("src/FinancePortal.Core", ".cs").Concat(SourceFile.Under("src/FinancePortal.Web", ".cs"))
            from Match match in Namespace().Matches(file.Code)
            let wanted = file.Room.Length == 0 ? $"FinancePortal.{file.Project}" : $"FinancePortal.{file.Project}.{file.Room}"
            where match.Groups["name"].Value != wanted && !match.Groups["name"].Value.StartsWith(wanted + ".", StringComparison.Ordinal)
            select $"{file.Path}: {match.Groups["name"].Value}, expected {wanted}",
            "The rules about rooms read namespaces, so a file's namespace starts with its project and room.");

    [Fact]
    public void No_global_using_hides_an_arrow() =>
        Broken.None(SourceFile.Under("src", ".cs").SelectMany(f => f.Find(GlobalUsing())),
            "Write the using line in the file that needs it: the rules about rooms read them.");

    [Fact]
    [Trait("Rule", "House-3")]
    public void Every_folder_of_Core_is_a_known_room() =>
        Broken.None(SourceFile.Under("src/FinancePortal.Core", ".cs").Select(f => f.Room).Where(r => r.Length > 0 && !Rooms.Exists(r)).Distinct(),
            "Give the new room its floor in House/Rooms.cs.");

    [Fact]
    [Trait("Rule", "House-3")]
    public void Rooms_point_down() =>
        Broken.None(
            from file in SourceFile.Under("src/FinancePortal.Core", ".cs")
            where file.Room.Length > 0 && !Rooms.Exempt.Contains(file.Room)
            from Match match in Room().Matches(file.Code)
            let to = match.Groups["room"].Value
            where Rooms.Exists(to) && !Rooms.Exempt.Contains(to) && !Rooms.Allows(file.Room, to)
            select $"{file.Path}: {file.Room} -> {to}",
            "A room uses only rooms on lower floors (House/Rooms.cs). Move the type down, or have the arrow reviewed there.");

    [Fact]
    [Trait("Rule", "House-3")]
    public void There_is_no_circle_of_rooms() => Broken.None(Rooms.Circles(), "Listed arrows stay on one floor and make no circle.");
}
