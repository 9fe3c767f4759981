using FinancePortal.Core.Customers.Contact;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Profile;

/// <summary>Who the customer is to us: address and phone, what is worth an email, in which language we talk and write.</summary>
[Authorize(Policy = Policies.Customer)]
public sealed class ProfileController(ContactService contact, LastChangeService changes) : Controller
{
    private const string Waits = "We told you by email. Refunds wait three days.";

    [HttpGet("/settings/profile")]
    public async Task<ViewResult> Profile(CancellationToken cancellationToken) => View("Profile", new ProfilePage(await contact.FindAsync(User.CustomerId(), cancellationToken)));

    [RequiresStepUp]
    [HttpGet("/settings/profile/address")]
    public async Task<ViewResult> Address(CancellationToken cancellationToken) => View("Address", new AddressPage(AddressForm.Of(await contact.FindAsync(User.CustomerId(), cancellationToken))));

    [RequiresStepUp]
    [HttpPost("/settings/profile/address")]
    public async Task<IActionResult> Address(AddressForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ModelState.IsValid)
        {
            return View("Address", new AddressPage(form));
        }

        if (!await contact.ChangeAddressAsync(form.ToAddress(), form.Seen ?? -1, HttpContext.Actor(), HttpContext.Origin(), cancellationToken))
        {
            form.Seen = await SeenAgainAsync(cancellationToken);
            return View("Address", new AddressPage(form, await ChangedAsync(cancellationToken)));
        }

        TempData.Say("Your address is saved", "We told you by email and by letter to the old address. Refunds wait three days.");
        return RedirectToAction(nameof(Profile));
    }

    [RequiresStepUp]
    [HttpGet("/settings/profile/phone")]
    public async Task<ViewResult> Phone(CancellationToken cancellationToken) => View("Phone", new PhonePage(PhoneForm.Of(await contact.FindAsync(User.CustomerId(), cancellationToken))));

    [RequiresStepUp]
    [HttpPost("/settings/profile/phone")]
    public async Task<IActionResult> Phone(PhoneForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ModelState.IsValid)
        {
            return View("Phone", new PhonePage(form));
        }

        if (!await contact.ChangePhoneAsync(UsPhone.Read(form.Phone)!, form.Seen ?? -1, HttpContext.Actor(), HttpContext.Origin(), cancellationToken))
        {
            form.Seen = await SeenAgainAsync(cancellationToken);
            return View("Phone", new PhonePage(form, await ChangedAsync(cancellationToken)));
        }

        TempData.Say("Your phone number is saved", Waits);
        return RedirectToAction(nameof(Profile));
    }

    [HttpGet("/settings/alerts")]
    public async Task<ViewResult> Alerts(CancellationToken cancellationToken) => View("Alerts", new AlertsPage(AlertsForm.Of(await contact.FindAsync(User.CustomerId(), cancellationToken))));

    [HttpPost("/settings/alerts")]
    public async Task<IActionResult> Alerts(AlertsForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ModelState.IsValid)
        {
            return View("Alerts", new AlertsPage(form));
        }

        if (!await contact.ChooseAsync(User.CustomerId(), form.NoEmailAbout, form.Language!, form.Seen ?? -1, cancellationToken))
        {
            form.Seen = await SeenAgainAsync(cancellationToken);
            return View("Alerts", new AlertsPage(form, await ChangedAsync(cancellationToken)));
        }

        TempData.Say("Your choices are saved");
        return RedirectToAction(nameof(Profile));
    }

    /// <summary>A form that is sent again was made from what stands now.</summary>
    private async Task<long> SeenAgainAsync(CancellationToken cancellationToken)
    {
        ModelState.Remove(nameof(AddressForm.Seen));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return (await contact.FindAsync(User.CustomerId(), cancellationToken)).Version;
    }

    private async Task<string> ChangedAsync(CancellationToken cancellationToken) => StaleForm.Words(await changes.FindAsync(User.CustomerId(), cancellationToken));
}
