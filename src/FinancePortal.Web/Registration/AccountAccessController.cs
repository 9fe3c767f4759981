using FinancePortal.Core.Accounts;
using FinancePortal.Core.Contracts;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Registration;

/// <summary>What a sign-in opens: at the end of registration, and later in the settings. Co-borrowers have sign-ins of their own and see each other here.</summary>
[Authorize(Policy = Policies.Customer)]
public sealed class AccountAccessController(AccountPeopleService people) : Controller
{
    [HttpGet("/register/done")]
    public async Task<ViewResult> Done(CancellationToken cancellationToken) =>
        View("Done", new AccountAccessPage(await people.OfCustomerAsync(User.CustomerId(), cancellationToken)));

    [HttpGet("/settings/access")]
    public async Task<ViewResult> Access(CancellationToken cancellationToken) =>
        View("Access", new AccountAccessPage(await people.OfCustomerAsync(User.CustomerId(), cancellationToken)));
}

public sealed record AccountAccessPage(IReadOnlyList<AccountPeople> Accounts)
{
    public static string Words(PartyRole role) => role switch
    {
        PartyRole.Borrower => "Borrower",
        PartyRole.CoBorrower => "Co-borrower",
        PartyRole.Guarantor => "Guarantor",
        PartyRole.AuthorizedUser => "Authorized user",
        _ => "Power of attorney",
    };

    public static string Words(PartyRights rights) => rights is PartyRights.None
        ? "Nothing in this portal"
        : string.Join(", ", new[] { (PartyRights.View, "see it"), (PartyRights.Pay, "pay"), (PartyRights.RequestPayoff, "ask for a payoff"), (PartyRights.ChangeContact, "change contact details"), (PartyRights.Dispute, "dispute a charge") }
            .Where(r => rights.HasFlag(r.Item1)).Select((r, i) => i == 0 ? char.ToUpperInvariant(r.Item2[0]) + r.Item2[1..] : r.Item2));
}
