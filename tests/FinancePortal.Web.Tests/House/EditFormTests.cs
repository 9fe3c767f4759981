using System.Net;
using System.Reflection;
using FinancePortal.Testing;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.House;

/// <summary>
/// Every form that somebody sends, and why nobody's work is lost by it (DATA part 9). A form that overwrites what stands carries what
/// its page showed, in <c>Seen</c>; a new form has to be put into one of these lists.
/// </summary>
public sealed class EditFormTests(PortalHost portal) : IClassFixture<PortalHost>
{
    /// <summary>They overwrite what stands, and are refused with 409 when it is not what the page showed.</summary>
    private static readonly string[] Versioned =
    [
        "AddressForm", "PhoneForm", "AlertsForm", "PasskeyNameForm", "DeliveryForm", // customers
        "CorrectionForm", "DecisionForm", "DetailForm", "ReadingCorrectionForm", // colleagues
    ];

    /// <summary>What they change can be changed once, or by its owner alone: whoever comes second is told. The test that shows it.</summary>
    private static readonly Dictionary<string, string> ByState = new(StringComparer.Ordinal)
    {
        ["CloseCaseForm"] = "CaseTests.Two_people_never_have_one_case",
        ["BookInForm"] = "a vehicle is booked in once",
        ["ClaimAnswerForm"] = "a claim is answered once",
        ["TransferAnswerForm"] = "a transfer is answered once",
        ["DecideChargeForm"] = "a disputed bill is decided once",
        ["DecidePaperForm"] = "a paper waits once",
        ["ChangePaymentForm"] = "a payment that was changed is cancelled, so it is not changed again",
        ["DisputeForm"] = "one open dispute for each bill",
        ["ExtendForm"] = "the account's last entry, in its quote",
        ["PurchaseForm"] = "the account's last entry, in its quote",
        ["BuyMilesForm"] = "the price that was shown",
        ["MakePaymentForm"] = "what is owed, as it was shown, and a key that pays once",
        ["LinkPayForm"] = "what is owed, as it was shown; the link is the key that pays once",
        ["CreditForm"] = "a key that refunds once",
        ["HelpToPayForm"] = "the offer, signed once",
        ["SignHelpForm"] = "the offer, signed once",
        ["RecoveryCheckForm"] = "checked once, by one colleague",
        ["ConfirmEmailForm"] = "a code that works once",
        ["CancelPlanForm"] = "a plan ends once",
        ["RuleForm"] = "asks; a second person decides what stands",
        ["RoleForm"] = "asks; a second person decides what stands",
    };

    /// <summary>Only what its owner prefers, with nothing of anybody else's in it: the last choice holds, and the page shows it.</summary>
    private static readonly string[] OwnChoice = ["AutopayForm", "AutopayMethodForm", "AutopayPauseForm", "LeasePlanForm", "LeaseEndForm", "BookSlotForm", "InspectAreaForm", "ConsentForm", "KeptForm", "ReminderForm"];

    /// <summary>They add something, look something up, or prove who somebody is: nothing that stood before is overwritten.</summary>
    private static readonly string[] Adds =
    [
        "AccessHelpForm", "AddBankAccountForm", "AddMaintenanceForm", "AddPasskeyForm", "AppSetupForm", "AskResetForm", "BillChargeForm", "CallerCodeForm", "ClaimForm", "CodeForm", "ColleagueForm", "ConfirmForm", "EmailForm", "InsuranceForm", "LinkPlanForm",
        "OdometerForm", "OpenFileForm", "OpenLinkForm", "PasskeyForm", "PayTogetherForm", "PayoffLetterForm", "ProveForm", "QuestionForm", "ReadingForm", "ReceiptForm", "RecoverForm", "RecoverPasswordForm", "RecoveryCodeForm", "RemittanceForm",
        "ReturnedMailForm", "RevealForm", "SandboxCardForm", "ServiceForm", "SetPasswordForm", "ShareLetterForm", "SignInDetailsForm", "SignInForm", "StyleguideForm", "TransferForm", "UploadForm", "VerifyForm",
    ];

    [Fact]
    [Trait("Rule", "P-OCC1")]
    public void Every_form_is_on_a_list_and_those_that_overwrite_carry_what_was_seen()
    {
        var forms = typeof(Policies).Assembly.GetTypes().Where(t => typeof(Controller).IsAssignableFrom(t))
            .SelectMany(c => c.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(m => m.GetCustomAttributes<HttpPostAttribute>().Any())
            .SelectMany(m => m.GetParameters()).Select(p => p.ParameterType).Where(t => t.Name.EndsWith("Form", StringComparison.Ordinal)).Distinct().ToList();
        var listed = Versioned.Concat(ByState.Keys).Concat(OwnChoice).Concat(Adds).ToList();
        Assert.Equal(listed.Count, listed.Distinct().Count());
        Assert.True(forms.Select(f => f.Name).Except(listed).ToList() is [], $"On no list: {string.Join(", ", forms.Select(f => f.Name).Except(listed).Order())}");
        Assert.All(forms.Where(f => Versioned.Contains(f.Name)), f => Assert.NotNull(f.GetProperty("Seen")));
    }

    [Theory]
    [Trait("Rule", "P-OCC1")]
    [InlineData("/settings/profile/phone", "Phone number", "503-555-0111", "503-555-0122", "Save phone number")]
    [InlineData("/settings/profile/address", "Street and number", "1 First Street", "2 Second Street", "Save address")]
    [InlineData("/settings/alerts", "Payments", "", "on", "Save")]
    [InlineData("/documents/delivery", "On paper, by mail", "on", "on", "Save")]
    public async Task Of_two_pages_opened_before_the_second_to_save_is_told_and_changes_nothing(string path, string field, string first, string second, string button)
    {
        var visitor = await VisitorAsync();
        var (one, two) = (await visitor.GetAsync(path), await visitor.GetAsync(path));
        Assert.Equal(HttpStatusCode.OK, (await one.Fill(field, first).SubmitAsync(button)).Status);
        var stands = (await visitor.GetAsync(path)).Value(field);

        var stale = await two.Fill(field, second).SubmitAsync(button);

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("This changed while you had the page open", stale.Text, StringComparison.Ordinal);
        Assert.Equal(stands, (await visitor.GetAsync(path)).Value(field));

        // What was typed is still there, and now it may be saved.
        Assert.Equal(HttpStatusCode.OK, (await stale.SubmitAsync(button)).Status);
    }

    [Theory]
    [Trait("Rule", "P-OCC3")]
    [InlineData("/settings/profile/phone", "Save phone number")]
    [InlineData("/settings/profile/address", "Save address")]
    [InlineData("/settings/alerts", "Save")]
    [InlineData("/documents/delivery", "Save")]
    public async Task A_form_without_or_with_an_invented_version_changes_nothing(string path, string button)
    {
        var visitor = await VisitorAsync();
        foreach (var seen in new[] { "", "-1", "99999", "x", "1' OR '1'='1" })
        {
            var form = await visitor.GetAsync(path);
            ((AngleSharp.Html.Dom.IHtmlInputElement)form.Element("input[name=Seen]")).Value = seen;
            var answer = (await form.SubmitAsync(button)).Status;
            Assert.True(answer is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity, $"{seen}: {answer}");
        }
    }

    [Fact]
    [Trait("Rule", "P-OCC1")]
    public async Task A_customer_hears_which_colleague_changed_their_details_meanwhile()
    {
        var user = await portal.CustomerAsync();
        var visitor = await portal.SignedInAsync(user);
        var page = await visitor.GetAsync("/settings/profile/phone");
        await using (var db = portal.Database.Open())
        {
            (await db.Customers.SingleAsync(c => c.CustomerId == user.CustomerId)).Phone = "503-555-0199";
            db.AuditRows.Add(new Core.Audit.AuditRow(new Core.Values.Actor(Core.Values.ActorKind.Staff, UserId: 1, CustomerId: null, "Taylor Brandt"), "correction booked", "X", portal.Clock.GetUtcNow().UtcDateTime, user.CustomerId));
            await db.SaveChangesAsync();
        }

        Assert.Contains("Taylor Brandt of our team changed it", (await page.Fill("Phone number", "503-555-0111").SubmitAsync("Save phone number")).Text, StringComparison.Ordinal);
    }

    private async Task<Visitor> VisitorAsync()
    {
        var user = await portal.CustomerAsync();
        await using (var db = portal.Database.Open())
        {
            var customer = await db.Customers.SingleAsync(c => c.CustomerId == user.CustomerId);
            (customer.Street, customer.City, customer.State, customer.Zip, customer.Phone) = ("9 Elm Street", "Salem", "OR", "97301", "503-555-0100");
            await db.SaveChangesAsync();
        }

        return await portal.SignedInAsync(user);
    }
}
