using System.Reflection;

namespace FinancePortal.Web.Tests.House;

/// <summary>Rule 4: an interface earns its place by two implementations, or by being a door to the outside world.</summary>
[Trait("Rule", "House-4")]
public sealed class InterfaceRuleTests
{
    private static readonly string[] OutsideDoors =
    [
        "ICardProcessor", "IBankFileExchange", "IEmailSender", "IDocumentStore", "IAccountValidation", "ICreditBureau", "IDealerSystem", "ICrm",
    ];

    private static readonly Type[] Types = [.. new[] { "FinancePortal.Core", "FinancePortal.Web" }.SelectMany(name => Assembly.Load(name).GetTypes())];

    [Fact]
    public void An_interface_has_two_implementations_or_is_an_outside_door() =>
        Broken.None(
            from door in Types
            where door.IsInterface && !OutsideDoors.Contains(door.Name)
            let implementations = Types.Count(t => !t.IsInterface && !t.IsAbstract && Implements(t, door))
            where implementations < 2
            select $"{door.FullName}: {implementations} implementation(s)",
            "Use the class itself, or add the interface to the list of outside doors and have it reviewed.");

    private static bool Implements(Type type, Type door) =>
        type.GetInterfaces().Any(i => (i.IsGenericType ? i.GetGenericTypeDefinition() : i) == door);
}
