using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Values;

[Trait("Feature", "F-403")]
public sealed class RemittanceNumberTests
{
    /// <summary>The worked example of Damm's method: 572 gets the digit 4.</summary>
    [Theory]
    [InlineData("572", "5724")]
    public void The_published_example_comes_out(string account, string remittance) => Assert.Equal(remittance, RemittanceNumber.Of(account));

    [Fact]
    public void Every_wrong_digit_and_every_swap_of_neighbours_is_found()
    {
        for (var account = 4_410_071_000L; account < 4_410_071_060L; account++)
        {
            var right = RemittanceNumber.Of(account.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.True(RemittanceNumber.IsValid(RemittanceNumber.Printed(right)));
            for (var at = 0; at < right.Length; at++)
            {
                foreach (var digit in "0123456789".Where(d => d != right[at]))
                {
                    Assert.False(RemittanceNumber.IsValid(right[..at] + digit + right[(at + 1)..]));
                }

                if (at > 0 && right[at] != right[at - 1])
                {
                    Assert.False(RemittanceNumber.IsValid(right[..(at - 1)] + right[at] + right[at - 1] + right[(at + 1)..]));
                }
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("abc")]
    [InlineData("5725")]
    [InlineData("572４")]
    public void What_is_not_consistent_names_no_account(string? typed) => Assert.Null(RemittanceNumber.AccountOf(typed));

    [Fact]
    public void A_number_as_people_type_it_names_its_account() => Assert.Equal("4410071134", RemittanceNumber.AccountOf(RemittanceNumber.Printed(RemittanceNumber.Of("4410071134"))));
}
