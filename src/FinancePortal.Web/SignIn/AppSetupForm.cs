using FluentValidation;

namespace FinancePortal.Web.SignIn;

public sealed class AppSetupForm
{
    public string? Code { get; set; }
}

internal sealed class AppSetupFormValidator : AbstractValidator<AppSetupForm>
{
    public AppSetupFormValidator() => RuleFor(f => f.Code).NotEmpty().WithMessage("Enter the 6-digit code that your app shows.");
}

/// <param name="Key">For typing, in groups of four.</param>
/// <param name="Address">What the QR code says; a phone opens its app with it.</param>
public sealed record AppSetupPage(AppSetupForm Form, string Key, string Address)
{
    public const string WrongCode = "That code isn’t right. Check that your phone’s clock is set by itself, and enter the code that the app shows now.";
    public const string TooOld = "This page was open for too long. Take the old entry out of your app and add the new one below.";
}
