using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Values;

[Trait("Feature", "F-402")]
public sealed class CardNumberTests
{
    [Theory]
    [InlineData("4242424242424242")]
    [InlineData("4242 4242 4242 4242")]
    [InlineData("4242-4242-4242-4242")]
    [InlineData("4242.4242.4242.4242")]
    [InlineData("378282246310005")]
    [InlineData("3782 822463 10005")]
    [InlineData("5555555555554444")]
    [InlineData("2223003122003222")]
    [InlineData("6011111111111117")]
    [InlineData("6205500000000000004")]
    [InlineData("4222222222222")]
    [InlineData("my card is 4242 4242 4242 4242, it expires 08/29")]
    [InlineData("4242 4242 4242 4242 0829 123")]
    [InlineData("call 555 4242 4242 4242 4242 now")]
    [InlineData("{\"note\":\"5555555555554444\"}")]
    public void What_looks_like_a_card_number_is_recognized(string text) => Assert.True(CardNumber.IsIn(text));

    [Theory]
    [InlineData("")]
    [InlineData("4242424242424241")]
    [InlineData("424242424242")]
    [InlineData("42424242424242424242424242424242")]
    [InlineData("0000000000000000")]
    [InlineData("000123456789")]
    [InlineData("1G4AH59H45G118341")]
    [InlineData("(512) 555-0142")]
    [InlineData("2026-11-20 2026-11-21")]
    [InlineData("$1,234,567.89")]
    [InlineData("4242 4242, 4242 4242")]
    public void What_does_not_is_let_through(string text) => Assert.False(CardNumber.IsIn(text));
}
