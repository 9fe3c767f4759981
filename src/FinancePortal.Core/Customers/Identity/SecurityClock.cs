namespace FinancePortal.Core.Customers.Identity;

/// <summary>
/// Real time, for codes, sessions and tokens. Development may start the portal's clock on another day; a phone's authenticator
/// does not know that day, and a token must not come back to life because of it (SCHEMA, Time).
/// </summary>
public sealed class SecurityClock(TimeProvider time)
{
    public DateTime UtcNow => time.GetUtcNow().UtcDateTime;
}
