using System.Text;
using FinancePortal.Core.ServicePlans;
using FinancePortal.Core.Values;
using FinancePortal.Testing;

namespace FinancePortal.Core.Tests.ServicePlans;

/// <summary>The forms are data that somebody edits: a mistake stops the start and is named.</summary>
[Trait("Feature", "F-802")]
public sealed class PlanFormsTests
{
    private const string Good = """
        [{"number":"A-1","kind":"gap","name":"GAP","provider":"P","claimsPhone":"1-800-555-0100","transfer":{"isAllowed":false,"clause":"1"},"deductible":49.5,
          "coverage":[{"part":"Theft","words":[],"answer":"yes","clause":"1.1","text":"Covered."}]}]
        """;

    private static PlanForms Read(string json) => PlanForms.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "forms.json");

    [Fact]
    public void Amounts_are_dollars_and_kinds_are_words() =>
        Assert.Equal((PlanKind.Gap, Money.FromCents(49_50)), (Read(Good).Find("A-1")!.Kind, Read(Good).Find("A-1")!.Deductible));

    [Theory]
    [InlineData("\"kind\":\"gap\"", "\"kind\":\"gab\"", "forms.json can't be read")]
    [InlineData("\"answer\":\"yes\"", "\"answer\":\"maybe\"", "forms.json can't be read")]
    [InlineData("49.5", "-1", "Form A-1 in forms.json: an amount is negative")]
    [InlineData("\"clause\":\"1.1\"", "\"clause\":\"\"", "'Theft' needs a clause")]
    [InlineData("\"words\":[]", "\"word\":[]", "forms.json can't be read")]
    [InlineData("\"text\":\"Covered.\"", "\"text\":\"Covered.\",\"months\":0", "'Theft' needs a clause")]
    public void A_mistake_is_named(string right, string wrong, string message)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Read(Good.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_stands_for_one_form() =>
        Assert.Contains("A-1 twice", Assert.Throws<InvalidOperationException>(() => Read($"[{Good.Trim()[1..^1]},{Good.Trim()[1..^1]}]")).Message, StringComparison.Ordinal);

    [Fact]
    public void The_examples_have_every_kind_and_a_yes_and_a_no_in_each()
    {
        Assert.Equal(Enum.GetValues<PlanKind>(), TestPlans.Forms.All.Select(f => f.Kind).Distinct().Order());
        Assert.All(TestPlans.Forms.All, f => Assert.True(f.Coverage.Any(c => c.Answer is CoverageVerdict.Yes) && f.Coverage.Any(c => c.Answer is CoverageVerdict.No), f.Number));
    }
}
