using FinancePortal.Core.Contracts;
using FinancePortal.Core.Demo;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using FinancePortal.Web.Tests.Browser;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Staff;

/// <summary>
/// A payment keyed 15 days late is found, corrected with the late fee reversed, approved by a second person, explained to the
/// customer, and visible in both views of the past: by keyboard alone.
/// </summary>
[Collection("Browser")]
[Trait("Feature", "F-1202")]
public sealed class CorrectionWalkTests(PortalBrowser browser)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(Person.Phone)]
    public async Task A_payment_keyed_15_days_late_is_put_right_by_keyboard_alone(int width)
    {
        await using var portal = browser.AnotherPortal();
        var (number, keyedOn, receivedOn) = await KeyLateAsync(portal);
        await using var sam = await browser.PersonAsync(width, portal: portal);
        await sam.SignInAsync(portal, "Sam");

        // Found by the number on the letter.
        await TypeAsync(sam, "Search by name, account, VIN or phone", number);
        await EnterAsync(sam);
        await ReachAsync(sam, "To correct something");
        await sam.Page.Keyboard.PressAsync("Space");
        await PressAsync(sam, "Open the file");
        await FollowAsync(sam, $"Loan {number[^4..]}");
        await FollowAsync(sam, $"Payment of {Shared.Formats.Table(keyedOn)}");

        // Corrected, with the late fee.
        await TypeDateAsync(sam, "New effective date", receivedOn);
        await ReachAsync(sam, "Reason");
        await sam.Page.Keyboard.TypeAsync("Received before");
        await TypeAsync(sam, "What happened", "Envelope scanned in batch LB-3391 but keyed later. =1+1");
        await TypeAsync(sam, "Where the evidence is", "lockbox batch LB-3391");
        await PressAsync(sam, "Update effect");
        Assert.Contains("Principal balance", await sam.TextAsync(), StringComparison.Ordinal);
        await sam.PictureAsync($"staff-correction-{width}");
        Assert.Empty(await sam.AccessibilityAsync());
        await PressAsync(sam, "Send for approval");
        Assert.Contains("You made this correction, so somebody else has to decide.", await sam.TextAsync(), StringComparison.Ordinal);
        var correction = new Uri(sam.Page.Url).AbsolutePath;

        // Approved by a second person.
        await using var taylor = await browser.PersonAsync(width, portal: portal);
        await taylor.SignInAsync(portal, "Taylor");
        await taylor.OpenAsync(correction);
        await taylor.PictureAsync($"staff-approval-{width}");
        Assert.Empty(await taylor.AccessibilityAsync());
        await TypeAsync(taylor, "What you looked at", "The scan and the batch.");
        await PressAsync(taylor, "Approve and book");
        Assert.Contains("Approved and booked", await taylor.TextAsync(), StringComparison.Ordinal);

        // Both views of the day after it was keyed.
        var account = $"{(await FileOfAsync(portal, number)).Path}";
        var day = Shared.Formats.Iso(keyedOn);
        await sam.OpenAsync($"{account}?asOf={day}&knownOn={day}");
        Assert.Contains("difference", await sam.TextAsync(), StringComparison.Ordinal);
        var then = await FeesAsync(sam);
        await sam.OpenAsync($"{account}?asOf={day}");
        Assert.NotEqual("$0.00", then);
        Assert.Equal("$0.00", await FeesAsync(sam));
        Assert.Empty(await sam.AccessibilityAsync());
        Assert.Empty(await sam.WiderThanAsync(width));

        // Explained to the customer.
        await using var db = portal.Database.Open();
        var letter = await db.OutboxEmails.OrderByDescending(e => e.OutboxEmailId).FirstAsync(e => e.Subject == "We corrected your account");
        Assert.Contains($"now counts from {Shared.Formats.Prose(receivedOn)} instead of {Shared.Formats.Prose(keyedOn)}", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("We took back the late fee", letter.TextBody, StringComparison.Ordinal);
        Assert.Empty(sam.Complaints);
        Assert.Empty(taylor.Complaints);
    }

    private static Task<string> FeesAsync(Person person) => person.Page.Locator(".card__foot strong").First.InnerTextAsync();

    private static async Task<(string Path, long Id)> FileOfAsync(KestrelPortal portal, string number)
    {
        await using var db = portal.Database.Open();
        var found = await db.Accounts.Where(a => a.AccountNumber == number).Select(a => new { a.FinancedAccountId, a.Reference, Customer = a.Parties.First().Customer.Reference }).SingleAsync();
        return ($"/staff/customers/{found.Customer}/accounts/{found.Reference}", found.FinancedAccountId);
    }

    /// <summary>Harper has a second loan whose first installment came in time and was keyed when the late fee had arisen.</summary>
    private static async Task<(string Number, DateOnly KeyedOn, DateOnly ReceivedOn)> KeyLateAsync(KestrelPortal portal)
    {
        await using var db = portal.Database.Open();
        var today = portal.Clock.Today();
        var email = DemoSignIn.EmailOf("Harper");
        var customer = await db.Customers.SingleAsync(c => c.Email == email);
        var firstDue = today.AddDays(-18);
        var terms = TestContracts.LoanTerms(firstDue.AddDays(-40), firstDue);
        var then = new FakeClock();
        then.GoTo(terms.ContractDate);
        var contract = await TestContracts.FundAsync(db, then, terms, customer);
        var account = await db.Accounts.Include(a => a.Terms).SingleAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId);
        var contracts = new ContractService(db, then);
        then.GoTo(firstDue.AddDays(16));
        await contracts.BookAsync(account, new NewEvent(AccountEventKind.LateFeeAssessed, firstDue.AddDays(16), Money.FromCents(40_60)) { Number = 1 }, Actor.System("late fees"), CancellationToken.None);
        var keyedOn = firstDue.AddDays(17);
        then.GoTo(keyedOn);
        var booked = await contracts.BookAsync(account, new NewEvent(AccountEventKind.Payment, keyedOn, Money.FromCents(812_14)), Actor.System("lockbox"), CancellationToken.None);
        var payment = new Payment { Account = account, MethodName = "Check", MethodLastFour = "1187", Purpose = PaymentPurpose.Regular, Origin = PaymentOrigin.Mail, Amount = Money.FromCents(812_14), RequestKey = "walk", CreditOn = keyedOn, CreatedAt = then.UtcNow() };
        payment.Credit(booked.Sequence, payment.CreatedAt);
        payment.Send(payment.CreatedAt);
        payment.Settle(payment.CreatedAt);
        db.Add(payment);
        await db.SaveChangesAsync();
        return (account.AccountNumber, keyedOn, keyedOn.AddDays(-15));
    }

    private static async Task ReachAsync(Person person, string label)
    {
        for (var steps = 0; steps < 150; steps++)
        {
            await person.Page.Keyboard.PressAsync("Tab");
            var name = await person.Page.EvaluateAsync<string>("() => { const e = document.activeElement; const text = e.labels?.length ? [...e.labels].map(l => l.textContent).join(' ') : e.textContent; return (text || '').replace(/\\s+/g, ' ').trim(); }");
            if (name.StartsWith(label, StringComparison.Ordinal))
            {
                return;
            }

            // A group of radio buttons is one stop: arrows go through it.
            if (await person.Page.EvaluateAsync<bool>("() => document.activeElement.type === 'radio'"))
            {
                for (var choices = 0; choices < 12; choices++)
                {
                    await person.Page.Keyboard.PressAsync("ArrowDown");
                    var choice = await person.Page.EvaluateAsync<string>("() => [...document.activeElement.labels].map(l => l.textContent).join(' ').trim()");
                    if (choice.StartsWith(label, StringComparison.Ordinal))
                    {
                        return;
                    }
                }
            }
        }

        Assert.Fail($"The Tab key never came to '{label}' on {person.Page.Url}");
    }

    private static async Task TypeAsync(Person person, string label, string text)
    {
        await ReachAsync(person, label);
        await person.Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Month, day and year are typed into the parts of the browser's date field.</summary>
    private static async Task TypeDateAsync(Person person, string label, DateOnly date)
    {
        await ReachAsync(person, label);
        await person.Page.Keyboard.TypeAsync(date.ToString("MMddyyyy", System.Globalization.CultureInfo.InvariantCulture));
    }

    private static async Task PressAsync(Person person, string button)
    {
        await ReachAsync(person, button);
        await EnterAsync(person);
    }

    private static async Task FollowAsync(Person person, string link)
    {
        await ReachAsync(person, link);
        await EnterAsync(person);
    }

    /// <summary>Presses Enter and waits for the page after this one.</summary>
    private static async Task EnterAsync(Person person)
    {
        await person.Page.EvaluateAsync("() => { window.before = true; }");
        await person.Page.Keyboard.PressAsync("Enter");
        await person.Page.WaitForFunctionAsync("() => !window.before && document.readyState === 'complete'");
    }
}
