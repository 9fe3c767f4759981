using FluentValidation;

namespace FinancePortal.Web.SignIn;

public sealed class SignInForm
{
    public string? Email { get; set; }
    public string? Password { get; set; }

    /// <summary>The local page that was asked for.</summary>
    public string? ReturnTo { get; set; }
}

internal sealed class SignInFormValidator : AbstractValidator<SignInForm>
{
    public SignInFormValidator()
    {
        RuleFor(f => f.Email).NotEmpty().WithMessage("Enter your email address.");
        RuleFor(f => f.Password).NotEmpty().WithMessage("Enter your password.");
    }
}

/// <summary>The page with its form, why somebody was sent here, and what the browser asks for a passkey with.</summary>
public sealed record SignInPage(SignInForm Form, string? Why, string PasskeyOptions);

public sealed class CodeForm
{
    /// <summary>Somebody whose phone runs a minute off meets this every time, so it says what to look at.</summary>
    public const string Wrong = "That code isn’t right or was already used. Wait for the next one in your app and enter it here. If none works, check that your phone sets its clock by itself.";

    public string? Code { get; set; }

    /// <summary>Let this browser stand in for the code during the next thirty days.</summary>
    public bool Skip { get; set; }
}

internal sealed class CodeFormValidator : AbstractValidator<CodeForm>
{
    public CodeFormValidator() => RuleFor(f => f.Code).NotEmpty().WithMessage("Enter the 6-digit code from your app.");
}

public sealed record CodePage(CodeForm Form, bool MaySkip);

/// <summary>Why a page leads to sign-in; nothing else is ever shown from the address.</summary>
internal static class SignInReasons
{
    public const string Ended = "ended";
    public const string TooSlow = "slow";
}
