using FinancePortal.Core.Customers.Contact;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using FinancePortal.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Profile;

/// <summary>Who the customer is to us: address and phone, what is worth an email, in which language we talk.</summary>
[Authorize(Policy = Policies.Customer)]
public sealed class ProfileController(ContactService contact) : Controller
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

        await contact.ChangeAddressAsync(form.ToAddress(), HttpContext.Actor(), HttpContext.Origin(), cancellationToken);
        TempData.Say("Your address is saved", Waits);
        return RedirectToAction(nameof(Profile));
    }

    [RequiresStepUp]
    [HttpGet("/settings/profile/phone")]
    public async Task<ViewResult> Phone(CancellationToken cancellationToken) => View("Phone", new PhonePage(new PhoneForm { Phone = (await contact.FindAsync(User.CustomerId(), cancellationToken)).Phone }));

    [RequiresStepUp]
    [HttpPost("/settings/profile/phone")]
    public async Task<IActionResult> Phone(PhoneForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ModelState.IsValid)
        {
            return View("Phone", new PhonePage(form));
        }

        await contact.ChangePhoneAsync(UsPhone.Read(form.Phone)!, HttpContext.Actor(), HttpContext.Origin(), cancellationToken);
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

        await contact.ChooseAsync(User.CustomerId(), form.NoEmailAbout, form.Language!, cancellationToken);
        TempData.Say("Your choices are saved");
        return RedirectToAction(nameof(Profile));
    }
}
