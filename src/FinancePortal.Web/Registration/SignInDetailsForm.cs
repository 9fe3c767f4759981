using System.Net.Mail;
using FinancePortal.Core.Customers.Identity;
using FluentValidation;

namespace FinancePortal.Web.Registration;

public sealed class SignInDetailsForm
{
    public string? Email { get; set; }
    public string? Password { get; set; }
}

internal sealed class SignInDetailsFormValidator : AbstractValidator<SignInDetailsForm>
{
    public SignInDetailsFormValidator()
    {
        RuleFor(f => f.Email).Cascade(CascadeMode.Stop)
            .Must(e => e is null || e.All(char.IsAscii)).WithMessage("A letter in this address only looks like one from a to z. Type the address again.")
            .Must(IsAddress).WithMessage("Enter an email address like name@example.com.");
        RuleFor(f => f.Password).NotEmpty().WithMessage("Choose a password.");
    }

    /// <summary>Letters that only look like those of another address are refused with all others that mail servers do not agree on.</summary>
    private static bool IsAddress(string? typed) =>
        typed?.Trim() is { Length: > 0 and <= EmailAddress.MostCharacters } text && text.All(c => c is > ' ' and < '\x7f')
        && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal);
}

/// <param name="FirstName">Of the customer on file.</param>
public sealed record SignInDetailsPage(SignInDetailsForm Form, string FirstName);

/// <param name="Email">Where the code went.</param>
public sealed record ConfirmEmailPage(VerifyForm Form, string Email);
