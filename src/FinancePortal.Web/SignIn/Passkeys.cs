using FinancePortal.Core.Customers.Identity;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace FinancePortal.Web.SignIn;

/// <summary>Somebody who showed a passkey, and what it said.</summary>
public sealed record ShownPasskey(long UserId, UserPasskeyInfo Passkey);

/// <summary>
/// The browser's half of passkeys. The framework makes and checks what goes over the wire; here the challenge gets its limits: it belongs to one
/// browser, lives a quarter of an hour, and is answered once, on whichever instance.
/// </summary>
public sealed class Passkeys(IPasskeyHandler<PortalUser> handler, PasskeyService passkeys, IDataProtectionProvider protection, SecurityClock clock, IHostEnvironment environment)
{
    public const string Refused = "That passkey wasn’t accepted. Try again, or sign in another way.";

    private readonly SealedNote<string> _challenge = new(CookieNames.Challenge, TimeSpan.FromMinutes(15), protection, clock, environment);

    /// <summary>What the browser is told to make a passkey with; its user may not make a second one on a device that has one.</summary>
    public async Task<string> CreationOptionsAsync(HttpContext context, long userId, string email, string name)
    {
        var user = new PasskeyUserEntity { Id = userId.ToString(System.Globalization.CultureInfo.InvariantCulture), Name = email, DisplayName = name };
        var options = await handler.MakeCreationOptionsAsync(user, context);
        _challenge.Write(context, options.AttestationState!);
        return options.CreationOptionsJson;
    }

    /// <summary>The new passkey, if it was made for this user on this page.</summary>
    public async Task<UserPasskeyInfo?> MadeAsync(HttpContext context, string? credential, long userId)
    {
        if (await TakeChallengeAsync(context, credential) is not { } state)
        {
            return null;
        }

        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = credential!, AttestationState = state });
        return result.Succeeded && result.UserEntity.Id == userId.ToString(System.Globalization.CultureInfo.InvariantCulture) ? result.Passkey : null;
    }

    /// <summary>What the browser is told to ask for a passkey with. It offers those that it knows: we don't say whose there are.</summary>
    public async Task<string> RequestOptionsAsync(HttpContext context)
    {
        var options = await handler.MakeRequestOptionsAsync(user: null, context);
        _challenge.Write(context, options.AssertionState!);
        return options.RequestOptionsJson;
    }

    /// <summary>Whose passkey answered the challenge; nothing for anything else.</summary>
    public async Task<ShownPasskey?> ShownAsync(HttpContext context, string? credential)
    {
        if (await TakeChallengeAsync(context, credential) is not { } state)
        {
            return null;
        }

        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential!, AssertionState = state });
        return result.Succeeded ? new ShownPasskey(result.User.Id, result.Passkey) : null;
    }

    /// <summary>Our own host by name, over https or at home: whatever host a request claims to be for.</summary>
    public static ValueTask<bool> IsOurs(PasskeyOriginValidationContext context, string domain)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ValueTask.FromResult(
            !context.CrossOrigin
            && Uri.TryCreate(context.Origin, UriKind.Absolute, out var origin)
            && string.Equals(origin.Host, domain, StringComparison.OrdinalIgnoreCase)
            && (origin.Scheme == Uri.UriSchemeHttps || origin.IsLoopback)
            && string.Equals(origin.Authority, context.HttpContext.Request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<string?> TakeChallengeAsync(HttpContext context, string? credential)
    {
        var state = _challenge.Read(context);
        _challenge.Delete(context);
        return state is not null && !string.IsNullOrEmpty(credential) && await passkeys.SpendAsync(state, context.RequestAborted) ? state : null;
    }
}
