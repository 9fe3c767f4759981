namespace FinancePortal.Web.SignIn;

public sealed class PasskeyForm
{
    /// <summary>What the browser answered, as JSON. Checked by the framework; anything odd is no passkey.</summary>
    public string? Credential { get; set; }

    /// <summary>The local page that was asked for.</summary>
    public string? ReturnTo { get; set; }
}

/// <param name="Options">For the browser's own dialog.</param>
public sealed record PasskeyPage(PasskeyForm Form, string Options);

/// <summary>A form that a script fills with what the browser's passkey dialog answers. Without a script it isn't there.</summary>
/// <param name="Does"><c>create</c> or <c>get</c>.</param>
/// <param name="Offered">Also in the list that the browser opens under the email field.</param>
public sealed record PasskeyPart(string Does, string Options, string Action, string Button, string? ReturnTo = null, bool Offered = false, string Look = "btn--block");
