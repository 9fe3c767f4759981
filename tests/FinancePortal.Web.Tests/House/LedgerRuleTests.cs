using System.Reflection;
using System.Text.RegularExpressions;
using FinancePortal.Core.Ledger;

namespace FinancePortal.Web.Tests.House;

/// <summary>Rule 6: what was booked stays; a correction is a reversing entry. (The database's own refusal is in Core.Tests/Data.)</summary>
[Trait("Rule", "House-6")]
public sealed partial class LedgerRuleTests
{
    [GeneratedRegex(@"\b(?:LedgerEntries|Journals|db\.Events|AuditRows)\b[^;]{0,400}?\.\s*(?:Remove|RemoveRange|Update|UpdateRange|ExecuteDelete|ExecuteUpdate)(?:Async)?\s*\(", RegexOptions.Singleline)]
    private static partial Regex Change();

    [Theory]
    [InlineData(typeof(LedgerEntry))]
    [InlineData(typeof(Journal))]
    public void A_booked_row_has_no_public_setter(Type type) =>
        Broken.None(type.GetProperties().Where(p => p.SetMethod is { IsPublic: true }).Select(p => $"{type.Name}.{p.Name}"),
            "A ledger row is made whole by its constructor.");

    [Theory]
    [InlineData(typeof(LedgerEntry))]
    [InlineData(typeof(Journal))]
    public void A_booked_row_has_no_method_that_changes_it(Type type) =>
        Broken.None(type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => !m.IsSpecialName && m.ReturnType == typeof(void)).Select(m => $"{type.Name}.{m.Name}"),
            "A correction books a journal that reverses.");

    [Fact]
    public void No_query_updates_or_deletes_booked_rows() =>
        Broken.None(SourceFile.Under("src", ".cs").SelectMany(f => f.Find(Change())), "Book a journal that reverses.");
}
