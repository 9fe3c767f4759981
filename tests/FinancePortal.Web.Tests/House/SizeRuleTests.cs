using System.Reflection;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Tests.House;

/// <summary>Rule 7: small files, small controllers, small services.</summary>
[Trait("Rule", "House-7")]
public sealed class SizeRuleTests
{
    private static readonly Type[] Types = [.. new[] { "FinancePortal.Core", "FinancePortal.Web" }.SelectMany(name => Assembly.Load(name).GetTypes())];

    [Fact]
    public void A_controller_has_at_most_200_lines_and_any_other_file_300() =>
        Broken.None(
            from file in SourceFile.All
            where !file.Path.EndsWith(".css", StringComparison.Ordinal)
            let limit = file.Name.EndsWith("Controller.cs", StringComparison.Ordinal) ? 200 : 300
            where file.Lines > limit
            select $"{file.Path}: {file.Lines} lines, at most {limit}",
            "Split the file where its second idea begins.");

    [Fact]
    public void A_controller_depends_on_at_most_four_things() =>
        Broken.None(
            from type in Types
            where typeof(ControllerBase).IsAssignableFrom(type)
            from constructor in type.GetConstructors()
            where constructor.GetParameters().Length > 4
            select $"{type.FullName}: {constructor.GetParameters().Length} dependencies",
            "The controller is two controllers, or a service is missing.");

    [Fact]
    public void A_service_has_at_most_six_public_methods() =>
        Broken.None(
            from type in Types
            where type.IsClass && type.Name.EndsWith("Service", StringComparison.Ordinal)
            let methods = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(m => !m.IsSpecialName).Select(m => m.Name).ToList()
            where methods.Count > 6
            select $"{type.FullName}: {string.Join(", ", methods)}",
            "A service is one activity: split it.");
}
