namespace FinancePortal.Web.Tests.House;

/// <summary>The rules read code through SourceFile, so it must see code and nothing but code.</summary>
public sealed class SourceFileTests
{
    [Theory]
    [InlineData("int a; // a double click", "int a;")]
    [InlineData("int a; /* double\n */ int b;", "int a;          \n    int b;")]
    [InlineData("var a = \"double\";", "var a = \"      \";")]
    [InlineData("var a = \"\"; double b;", "var a = \"\"; double b;")]
    [InlineData("var a = \"\\\"float\"; double b;", "var a = \"       \"; double b;")]
    [InlineData("var a = @\"\"\"x\"\"\"; double b;", "var a = @\"     \"; double b;")]
    [InlineData("var a = '\"'; double b;", "var a =    ; double b;")]
    [InlineData("var a = $\"float {Math.Round(b)} {{float}}\"; c", "var a = $\"      {Math.Round(b)}          \"; c")]
    [InlineData("var a = \"\"\"float \"x\" \"\"\"; c", "var a = \"\"\"          \"\"\"; c")]
    [InlineData("var a = $$\"\"\"{float} {{b(\"x\")}} \"\"\"; c", "var a = $$\"\"\"        {{b(\" \")}} \"\"\"; c")]
    public void Comments_and_words_in_strings_are_not_code(string text, string code) =>
        Assert.Equal(code, SourceFile.Of("src/FinancePortal.Core/Values/X.cs", text).Code.TrimEnd());

    [Fact]
    public void The_sources_are_found()
    {
        Assert.Contains(SourceFile.All, f => f.Path == "src/FinancePortal.Web/Program.cs");
        Assert.DoesNotContain(SourceFile.All, f => f.Path.Contains("/obj/", StringComparison.Ordinal));
        Assert.Equal("Payments", SourceFile.Of("src/FinancePortal.Core/Payments/Emails/X.cs", "").Room);
    }
}
