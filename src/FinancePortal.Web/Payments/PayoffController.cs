using FinancePortal.Core.Payments;
using FinancePortal.Web.Accounts;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Payments;

/// <summary>What paying a loan off costs on any day up to thirty ahead, and the way to pay it (F-501, F-503).</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/accounts/{account}/payoff")]
public sealed class PayoffController(PayoffService payoffs) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Show(string account, PayoffForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        return View("Payoff", new PayoffPage(await payoffs.DeskAsync(User.CustomerId(), account, ModelState.IsValid ? form.PayoffOn : null, cancellationToken), form));
    }
}

public sealed record PayoffPage(PayoffDesk Desk, PayoffForm Asked)
{
    public PayoffForm Form => new() { PayoffOn = Asked.PayoffOn ?? Desk.GoodThrough };
    public string Path => $"/accounts/{Desk.Account.Reference}";

    /// <summary>The banks are closed on the day that was asked for.</summary>
    public bool Moved => Asked.PayoffOn is { } asked && asked >= Desk.Today && asked <= LastDay && asked != Desk.GoodThrough;

    public DateOnly LastDay => Desk.Today.AddDays(Core.Contracts.PayoffQuote.LongestDays);

    /// <summary>Every digit that the calculation has, for whoever checks it.</summary>
    public string PerDiemExact => "$" + Desk.Quote.PerDiemExact.ToString("0.00########", System.Globalization.CultureInfo.InvariantCulture);

    public bool CanPayHere => Desk is { MayPay: true, Pending.Count: 0 };
    public string PayNowPath => MakePaymentAddress.Of(Desk.Account.Reference, "review", new MakePaymentForm { Choice = MakePaymentForm.Payoff, When = MakePaymentForm.Soonest });
    public string PayThenPath => MakePaymentAddress.Of(Desk.Account.Reference, "review", new MakePaymentForm { Choice = MakePaymentForm.Payoff, When = MakePaymentForm.OnDate, On = Desk.GoodThrough });

    public bool HasLater => Desk.GoodThrough > Desk.Soonest.GoodThrough;
    public string SoonestText => Desk.Soonest.GoodThrough == Desk.Today ? "today" : $"on {Formats.Day(Desk.Soonest.GoodThrough)}";
}
