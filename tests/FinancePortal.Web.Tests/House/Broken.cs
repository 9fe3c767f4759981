namespace FinancePortal.Web.Tests.House;

/// <summary>Fails with the rule in words and every place that breaks it.</summary>
internal static class Broken
{
    public static void None(IEnumerable<string> places, string rule)
    {
        var found = places.ToList();
        Assert.True(found.Count == 0, $"{rule}\n  {string.Join("\n  ", found)}");
    }
}
