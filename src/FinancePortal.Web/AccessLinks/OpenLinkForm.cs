using FinancePortal.Core.Accounts;
using FinancePortal.Core.Customers.AccessLinks;
using FinancePortal.Core.Customers.Identity;
using FluentValidation;

namespace FinancePortal.Web.AccessLinks;

public sealed class OpenLinkForm
{
    /// <summary>From a letter; empty when the code is in the address.</summary>
    public string? Code { get; set; }
    public string? Zip { get; set; }
    public string? LastFour { get; set; }
}

internal sealed class OpenLinkFormValidator : AbstractValidator<OpenLinkForm>
{
    public OpenLinkFormValidator()
    {
        RuleFor(f => f.Zip).Must(z => z?.Trim() is { Length: 5 } zip && zip.All(char.IsAsciiDigit)).WithMessage("Enter a ZIP code of 5 digits, like 97214.");
        RuleFor(f => f.LastFour).Must(l => l?.Trim() is { Length: 4 } four && four.All(char.IsAsciiDigit)).WithMessage("Enter the last 4 digits of your Social Security number or ITIN.");
    }
}

/// <param name="Link">Nothing when the code is typed from a letter.</param>
public sealed record OpenLinkPage(OpenLinkForm Form, AccessLink? Link)
{
    public string Until => SecurityAlert.Moment(Link!.ExpiresAt);

    public string What => Link?.Purpose switch
    {
        AccessLinkPurpose.ViewAccount => "to see your account",
        AccessLinkPurpose.Pay => "to make a payment",
        _ => "to set up online access",
    };
}

/// <summary>The account that a link shows.</summary>
public sealed record LinkPage(LinkSession Session, AccountOverview Account)
{
    public string Until => SecurityAlert.Moment(Session.EndsAt);
}
