using FinancePortal.Core.Customers.Consents;
using FinancePortal.Core.Documents.Paper;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.SignIn;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Consents;

/// <summary>Consent to electronic documents, as the last step of registration and in the settings: one statement, one proof, one way back.</summary>
[Authorize(Policy = Policies.Customer)]
public sealed class ConsentController(ConsentService consents, DeliveryService delivery) : Controller
{
    private const string AtRegistration = "/register/paperless";
    private const string InSettings = "/settings/e-consent";

    [HttpGet(AtRegistration)]
    [HttpGet(InSettings)]
    public async Task<IActionResult> Read(CancellationToken cancellationToken)
    {
        var state = await consents.StateAsync(User.CustomerId(), cancellationToken);
        return IsRegistration && state is { GivenAt: not null, IsOutdated: false } ? Redirect("/register/done") : View("Consent", Page(new ConsentForm(), state));
    }

    [HttpPost(AtRegistration)]
    [HttpPost(InSettings)]
    public async Task<IActionResult> Give(ConsentForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (ModelState.IsValid && await consents.GiveAsync(form.Code, HttpContext.Actor(), HttpContext.Origin(), cancellationToken))
        {
            await delivery.ChooseAsync(Enum.GetValues<DeliveryClass>().ToHashSet(), HttpContext.Actor(), cancellationToken);
            TempData.Say("Electronic documents are on", "We email you when a new one is in the portal.");
            return Redirect(IsRegistration ? "/register/done" : InSettings);
        }

        if (ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(form.Code), "That isn’t the code in the sample. Open it again and type the six digits.");
        }

        return View("Consent", Page(form, await consents.StateAsync(User.CustomerId(), cancellationToken)));
    }

    [HttpGet("/settings/e-consent/sample.pdf")]
    public async Task<FileContentResult> Sample(CancellationToken cancellationToken) =>
        File(await consents.OpenSampleAsync(HttpContext.Actor(), HttpContext.Origin(), cancellationToken), "application/pdf");

    [HttpGet("/settings/e-consent/withdraw")]
    public async Task<IActionResult> AskWithdrawal(CancellationToken cancellationToken) =>
        (await consents.StateAsync(User.CustomerId(), cancellationToken)).GivenAt is null ? Redirect(InSettings) : View("Withdraw");

    [HttpPost("/settings/e-consent/withdraw")]
    public async Task<IActionResult> Withdraw(CancellationToken cancellationToken)
    {
        await delivery.ChooseAsync(new HashSet<DeliveryClass>(), HttpContext.Actor(), cancellationToken);
        var from = await consents.WithdrawAsync(HttpContext.Actor(), HttpContext.Origin(), cancellationToken);
        TempData.Say("Your consent is withdrawn", $"From {Formats.Weekday(from)} everything comes by mail.");
        return Redirect(InSettings);
    }

    private bool IsRegistration => Request.Path.Equals(AtRegistration, StringComparison.OrdinalIgnoreCase);

    private ConsentPage Page(ConsentForm form, ConsentState state) => new(form, consents.Statement, state, IsRegistration);
}

public sealed class ConsentForm
{
    public string? Code { get; set; }
    public bool Agree { get; set; }
}

internal sealed class ConsentFormValidator : AbstractValidator<ConsentForm>
{
    public ConsentFormValidator()
    {
        RuleFor(f => f.Code).NotEmpty().WithMessage("Open the sample and type its code here.");
        RuleFor(f => f.Agree).Equal(true).WithMessage("Tick this box to agree, or go on with paper.");
    }
}

public sealed record ConsentPage(ConsentForm Form, IReadOnlyList<ConsentSection> Statement, ConsentState State, bool IsRegistration)
{
    public bool HasIt => State is { GivenAt: not null, IsOutdated: false };

    /// <summary>Since when, as people read it.</summary>
    public string Since => Formats.Prose(BusinessClock.BusinessDateOf(State.GivenAt!.Value));
}
