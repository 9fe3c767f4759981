using FluentValidation;

namespace FinancePortal.Web.SignIn;

public sealed class AskResetForm
{
    public string? Email { get; set; }
}

internal sealed class AskResetFormValidator : AbstractValidator<AskResetForm>
{
    public AskResetFormValidator() => RuleFor(f => f.Email).NotEmpty().WithMessage("Enter your email address.");
}

public sealed record AskResetPage(AskResetForm Form);

public sealed class SetPasswordForm
{
    public string? Password { get; set; }
}

internal sealed class SetPasswordFormValidator : AbstractValidator<SetPasswordForm>
{
    public SetPasswordFormValidator() => RuleFor(f => f.Password).NotEmpty().WithMessage("Enter a new password.");
}

public sealed record SetPasswordPage(SetPasswordForm Form);
