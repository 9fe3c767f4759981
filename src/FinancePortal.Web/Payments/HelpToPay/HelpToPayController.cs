using System.Globalization;
using FinancePortal.Core.Documents.Agreements;
using FinancePortal.Core.Payments.HelpToPay;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace FinancePortal.Web.Payments.HelpToPay;

/// <summary>Put a payment off or move the due date: the cost first, then a signature (F-411, F-412, F-419).</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/accounts/{account}/help-paying")]
public sealed class HelpToPayController(HelpToPayService help, AgreementPaperService papers) : Controller
{
    [HttpGet("")]
    public async Task<ViewResult> Show(string account, CancellationToken cancellationToken)
    {
        var desk = await help.DeskAsync(User.CustomerId(), account, cancellationToken);
        return View("HelpToPay", new HelpToPayPage(desk, new HelpToPayForm { Kind = desk.NoExtension is null ? HelpKind.Extension : HelpKind.DueDateChange, Months = 1 }));
    }

    [HttpPost("")]
    public async Task<IActionResult> Choose(string account, HelpToPayForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var desk = await help.DeskAsync(User.CustomerId(), account, cancellationToken);
        if (ModelState.IsValid && HelpToPayRules.RefuseNumber(desk.Options, form.Kind!.Value, form.Number, desk.Account.State.DueDay) is { } wrong)
        {
            ModelState.AddModelError(form.Kind is HelpKind.Extension ? nameof(form.Months) : nameof(form.Day), wrong);
        }

        return ModelState.IsValid ? Redirect(Review(account, form.Kind!.Value, form.Number)) : View("HelpToPay", new HelpToPayPage(desk, form));
    }

    [RequiresStepUp]
    [HttpGet("review")]
    public async Task<IActionResult> Review(string account, HelpKind kind, int number, CancellationToken cancellationToken)
    {
        var (offer, _) = await help.OfferAsync(User.CustomerId(), account, kind, number, cancellationToken);
        return offer is null ? Redirect($"/accounts/{account}/help-paying") : View("SignHelp", new SignHelpPage(offer, new SignHelpForm(), Problem: null));
    }

    [RequiresStepUp]
    [HttpPost("review")]
    public async Task<IActionResult> Sign(string account, SignHelpForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        string? problem = null;
        if (ModelState.IsValid)
        {
            var request = new SignHelp { AccountReference = account, Kind = form.Kind ?? default, Number = form.Number ?? 0, AgreedTo = form.AgreedTo ?? "", SignedName = form.SignedName! };
            switch (await help.SignAsync(request, HttpContext.Actor(), cancellationToken))
            {
                case SignHelpAnswer.Accepted signed:
                    await papers.FileAsync(account, cancellationToken);
                    TempData.Say(signed.Agreement.Kind is HelpKind.Extension ? "Your payments are put off" : "Your due date is moved", "We sent you a copy of what you signed.");
                    return Redirect($"/accounts/{account}/help-paying");
                case SignHelpAnswer.Refused { IsName: true } name:
                    ModelState.AddModelError(nameof(form.SignedName), name.Message);
                    break;
                case SignHelpAnswer.Refused refused:
                    problem = refused.Message;
                    break;
            }
        }

        var (offer, _) = await help.OfferAsync(User.CustomerId(), account, form.Kind ?? default, form.Number ?? 0, cancellationToken);
        if (offer is null)
        {
            return Redirect($"/accounts/{account}/help-paying");
        }

        var view = View("SignHelp", new SignHelpPage(offer, form, problem));
        view.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return view;
    }

    private static string Review(string account, HelpKind kind, int number) => QueryHelpers.AddQueryString(
        $"/accounts/{account}/help-paying/review", new Dictionary<string, string?>(StringComparer.Ordinal) { ["kind"] = kind.ToString(), ["number"] = number.ToString(CultureInfo.InvariantCulture) });
}
