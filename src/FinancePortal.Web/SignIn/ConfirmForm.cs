using FluentValidation;

namespace FinancePortal.Web.SignIn;

public sealed class ConfirmForm
{
    public string? Code { get; set; }
    public string? ReturnTo { get; set; }
}

internal sealed class ConfirmFormValidator : AbstractValidator<ConfirmForm>
{
    public ConfirmFormValidator() => RuleFor(f => f.Code).NotEmpty().WithMessage("Enter the 6-digit code from your app.");
}

public sealed record ConfirmPage(ConfirmForm Form, string PasskeyOptions);
