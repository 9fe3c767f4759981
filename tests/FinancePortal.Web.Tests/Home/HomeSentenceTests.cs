using FinancePortal.Core.Accounts;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using FinancePortal.Testing;
using FinancePortal.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Home;

/// <summary>The line under the greeting, and the plate below it, on real contracts.</summary>
[Trait("Feature", "F-301")]
public sealed class HomeSentenceTests : IDisposable
{
    private static readonly DateOnly Signed = new(2026, 1, 15);
    private static readonly DateOnly FirstDue = new(2026, 3, 1);
    private readonly PortalDatabase database = new();
    private readonly FakeClock clock = new();
    private readonly TermsCache terms = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task One_loan_on_time()
    {
        var loan = await LoanAsync(paid: 1);
        await SaysAsync(loan, new DateOnly(2026, 3, 10), "You owe $812.14 by April 1. Nothing is late.", PlateKind.Due);
    }

    [Fact]
    public async Task A_due_date_of_today_and_one_of_another_year()
    {
        var loan = await LoanAsync(paid: 10);
        await SaysAsync(loan, new DateOnly(2026, 12, 20), "You owe $812.14 by January 1, 2027. Nothing is late.", PlateKind.Due);
        await SaysAsync(loan, new DateOnly(2027, 1, 1), "You owe $812.14 today. Nothing is late.", PlateKind.Due);
    }

    [Fact]
    public async Task A_new_loan_names_its_first_payment()
    {
        var loan = await LoanAsync(paid: 0);
        await SaysAsync(loan, new DateOnly(2026, 2, 10), "Your first payment of $812.14 is due March 1. Nothing is late.", PlateKind.Due);
    }

    [Fact]
    public async Task Past_due_and_next_due_stand_apart()
    {
        var loan = await LoanAsync(paid: 0);
        await SaysAsync(loan, new DateOnly(2026, 3, 10), "You’re past due: $812.14 due since March 1. Your next $812.14 is due April 1.", PlateKind.PastDue);

        clock.GoTo(new DateOnly(2026, 3, 17));
        await database.BookAsync(clock, loan, new NewEvent(AccountEventKind.LateFeeAssessed, new DateOnly(2026, 3, 17), Money.FromCents(40_60)) { Number = 1 });
        var home = await SaysAsync(
            loan, new DateOnly(2026, 3, 20), "You’re past due: $812.14 due since March 1, plus a $40.60 late fee. Your next $812.14 is due April 1.", PlateKind.PastDue);
        Assert.Equal(Money.FromCents(852_74), home.Accounts[0].AmountToBringCurrent);
    }

    [Fact]
    public async Task A_fee_alone_is_not_late_but_is_said()
    {
        var loan = await LoanAsync(paid: 1);
        await database.BookAsync(clock, loan, new NewEvent(AccountEventKind.FeeAssessed, new DateOnly(2026, 3, 5), Money.FromCents(18_00)));
        await SaysAsync(loan, new DateOnly(2026, 3, 10), "You owe $812.14 by April 1. Nothing is late. There’s also $18.00 in fees to pay.", PlateKind.Due);
    }

    [Fact]
    public async Task Several_accounts_are_listed_in_the_order_of_their_dates()
    {
        var loan = await LoanAsync(paid: 1);
        var lease = await database.FundAsync(clock, TestContracts.LeaseTerms(new DateOnly(2026, 2, 20)), loan.Customer.CustomerId, Arc());
        await database.PaidOnTimeAsync(clock, lease, 1);
        await SaysAsync(loan, new DateOnly(2026, 3, 10), "You owe $778.99 by March 20 and $812.14 by April 1. Nothing is late.", PlateKind.Due);
        await SaysAsync(
            loan, new DateOnly(2026, 3, 25), "Your 2024 Halden Arc Touring is past due: $778.99 due since March 20. The other account is on time.", PlateKind.PastDue);
        await SaysAsync(
            loan, new DateOnly(2026, 4, 6), "Two accounts are past due: $778.99 on your 2024 Halden Arc Touring and $812.14 on your 2024 Halden Ridge AWD.", PlateKind.PastDue);
    }

    [Fact]
    [Trait("Feature", "F-404")]
    public async Task Autopay_says_what_it_takes_and_when()
    {
        var loan = await LoanAsync(paid: 1);
        await database.ChangeAsync(async db => db.AutopayEnrollments.Add(new AutopayEnrollment
        {
            Account = await db.Accounts.SingleAsync(),
            Method = await db.PaymentMethods.SingleAsync(),
            AmountRule = AutopayAmount.AmountDuePlusExtra,
            Amount = Money.FromCents(50_00),
            EnrolledAt = clock.UtcNow(),
            Authorization = "monthly",
        }));
        await SaysAsync(loan, new DateOnly(2026, 3, 10), "Autopay takes $862.14 on April 1. Nothing is late.", PlateKind.Autopay);
    }

    [Fact]
    public async Task A_scheduled_payment_is_named_with_its_date()
    {
        var loan = await LoanAsync(paid: 1);
        clock.GoTo(new DateOnly(2026, 3, 10));
        await database.PayAsync(clock, loan, Money.FromCents(812_14), on: new DateOnly(2026, 3, 27));
        await SaysAsync(loan, new DateOnly(2026, 3, 10), "Your payment of $812.14 is set for March 27. Nothing is late.", PlateKind.OnItsWay);
    }

    [Fact]
    public async Task A_scheduled_payment_that_is_too_small_or_too_late_does_not_hide_what_is_due()
    {
        var loan = await LoanAsync(paid: 1);
        clock.GoTo(new DateOnly(2026, 3, 10));
        await database.PayAsync(clock, loan, Money.FromCents(100_00), on: new DateOnly(2026, 3, 27));
        await SaysAsync(loan, new DateOnly(2026, 3, 10), "You owe $812.14 by April 1. Nothing is late.", PlateKind.OnItsWay);
    }

    [Fact]
    public async Task A_paid_off_loan_owes_nothing()
    {
        var loan = await LoanAsync(paid: 1);
        clock.GoTo(new DateOnly(2026, 3, 10));
        var payoff = (await HomeAsync(loan)).Accounts[0].Position.Payoff!.Value;
        await database.PayAsync(clock, loan, payoff, purpose: PaymentPurpose.Payoff);
        var home = await SaysAsync(loan, new DateOnly(2026, 3, 20), "Your loan is paid off. You owe nothing.", PlateKind.Ended);
        Assert.Equal(new DateOnly(2026, 3, 10), home.Accounts[0].ClosedOn);
    }

    [Fact]
    public async Task A_lease_with_all_payments_made_owes_nothing_right_now()
    {
        var lease = await database.FundAsync(clock, TestContracts.LeaseTerms(new DateOnly(2023, 4, 15)), vehicle: Arc());
        await database.PaidOnTimeAsync(clock, lease, 36);
        await SaysAsync(lease, new DateOnly(2026, 4, 1), "You owe nothing right now. Nothing is late.", PlateKind.NothingDue);
    }

    [Fact]
    public void Nobody_s_account_is_said_too() =>
        Assert.Equal("There’s no loan or lease under your name yet.", HomeSentence.Of(new CustomerHome { FirstName = "", Accounts = [], UnreadNotifications = 0, Today = Signed }));

    private static Vehicle Arc() => new() { Vin = "1G4AH59H45G118341", ModelYear = 2024, Make = "Halden", Model = "Arc", Trim = "Touring" };

    private async Task<TestContract> LoanAsync(int paid)
    {
        var loan = await database.FundAsync(clock, TestContracts.LoanTerms(Signed, FirstDue));
        await database.PaidOnTimeAsync(clock, loan, paid);
        return loan;
    }

    private async Task<CustomerHome> HomeAsync(TestContract contract)
    {
        await using var db = database.Open();
        return await new AccountService(db, new PaymentHistoryService(db, clock), terms, clock).HomeAsync(contract.Customer.CustomerId, CancellationToken.None);
    }

    private async Task<CustomerHome> SaysAsync(TestContract contract, DateOnly on, string sentence, PlateKind plate)
    {
        clock.GoTo(on);
        var home = await HomeAsync(contract);
        Assert.Equal(sentence, HomeSentence.Of(home));
        Assert.Equal(plate, NextPaymentPlate.Of(home)?.Kind);
        return home;
    }
}
