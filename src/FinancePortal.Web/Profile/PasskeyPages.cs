using FinancePortal.Core.Customers.Identity;
using FluentValidation;

namespace FinancePortal.Web.Profile;

public sealed record PasskeyRow(string Reference, string Name, string Used)
{
    public static PasskeyRow Of(Passkey passkey)
    {
        ArgumentNullException.ThrowIfNull(passkey);
        return new PasskeyRow(passkey.Reference, passkey.Name, $"Added {SecurityAlert.Moment(passkey.CreatedAt)}. {(passkey.LastUsedAt is { } used ? $"Last used {SecurityAlert.Moment(used)}." : "Not used yet.")}");
    }
}

public sealed record PasskeysPage(PasskeyNameForm Form, IReadOnlyList<PasskeyRow> Passkeys);

public sealed class PasskeyNameForm
{
    public string? Name { get; set; }

    /// <summary>Its name when the page was made.</summary>
    public string? Seen { get; set; }
}

internal sealed class PasskeyNameFormValidator : AbstractValidator<PasskeyNameForm>
{
    public PasskeyNameFormValidator() => RuleFor(f => f.Name).IsPasskeyName();
}

public sealed record PasskeyNamePage(PasskeyNameForm Form, string Reference, string? Changed = null);

public sealed class AddPasskeyForm
{
    public string? Name { get; set; }
    public string? Credential { get; set; }
}

internal sealed class AddPasskeyFormValidator : AbstractValidator<AddPasskeyForm>
{
    public AddPasskeyFormValidator() => RuleFor(f => f.Name).IsPasskeyName();
}

internal static class PasskeyNames
{
    public static void IsPasskeyName<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage("Enter a name, such as “My phone”.")
        .MaximumLength(Passkey.LongestName).WithMessage($"Use at most {Passkey.LongestName} characters.");
}

/// <param name="Options">For the browser's own dialog.</param>
public sealed record AddPasskeyPage(AddPasskeyForm Form, string Options);
