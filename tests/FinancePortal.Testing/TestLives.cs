using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Customers.Risk;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Cards;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace FinancePortal.Testing;

/// <summary>Lets the contracts of <see cref="TestContracts"/> live: months pass and payments come in, through the services.</summary>
public static class TestLives
{
    private static readonly Letterhead Letterhead = new("Northline Auto Finance", "1-800-555-0142", "weekdays", new Uri("https://portal.test"));
    private static readonly Actor Maker = Actor.System("test");

    /// <summary>Funds a contract on its own date; the clock stays there.</summary>
    public static async Task<TestContract> FundAsync(this PortalDatabase database, FakeClock clock, AccountTerms terms, long? customerId = null, Vehicle? vehicle = null)
    {
        clock.GoTo(terms.ContractDate);
        await using var db = database.Open();
        var customer = customerId is { } id ? await db.Customers.SingleAsync(c => c.CustomerId == id) : null;
        return await TestContracts.FundAsync(db, clock, terms, customer, vehicle);
    }

    /// <summary>Books the next installments as billed and paid on their due dates to the cent, as a ledger taken over has them.</summary>
    public static async Task PaidOnTimeAsync(this PortalDatabase database, FakeClock clock, TestContract contract, int count)
    {
        await using var db = database.Open();
        var account = await TrackedAsync(db, contract);
        var contracts = new ContractService(db, clock);
        for (var i = 0; i < count; i++)
        {
            var due = BillingSchedule.NextOn(account.CurrentTerms, account.State) ?? throw new InvalidOperationException("Nothing is left to bill.");
            clock.GoTo(due);
            contracts.BillThrough(account, due, Maker);
            await BookAsync(contracts, account, new NewEvent(AccountEventKind.Payment, due, account.State.OpenLeft));
        }

        await db.SaveChangesAsync();
    }

    /// <summary>Books any event.</summary>
    public static async Task BookAsync(this PortalDatabase database, FakeClock clock, TestContract contract, NewEvent next)
    {
        await using var db = database.Open();
        await BookAsync(new ContractService(db, clock), await TrackedAsync(db, contract), next);
        await db.SaveChangesAsync();
    }

    /// <summary>The service that takes payments, without a card processor.</summary>
    public static PaymentService Payments(PortalDbContext db, TimeProvider clock)
    {
        var contracts = new ContractService(db, clock);
        var cards = new CardChargeService(db, new CardDoor([]), contracts, new NoticeService(db, Letterhead, clock), clock, NullLogger<CardChargeService>.Instance);
        return new PaymentService(db, new PaymentDeskService(db, new CurrentRules(), clock), contracts, cards, new RiskService(db, new SecurityClock(clock), new CaseService(db, clock), clock), new NoticeService(db, Letterhead, clock), clock);
    }

    /// <summary>The customer pays in the portal, today or on a day to come.</summary>
    public static async Task<Payment> PayAsync(
        this PortalDatabase database, FakeClock clock, TestContract contract, Money amount, DateOnly? on = null, PaymentPurpose purpose = PaymentPurpose.Regular)
    {
        await using var db = database.Open();
        var answer = await Payments(db, clock).MakeAsync(
            new MakePayment
            {
                AccountReference = contract.Account.Reference,
                MethodReference = contract.Checking.Reference,
                Amount = amount,
                Purpose = purpose,
                PayOn = on,
                RequestKey = Guid.NewGuid().ToString("N"),
                SecondIsMeant = true,
                OwedSeen = null,
            },
            contract.Actor,
            CancellationToken.None);
        return answer is MakePaymentAnswer.Accepted accepted ? accepted.Payment : throw new InvalidOperationException(answer.ToString());
    }

    /// <summary>Changes rows that no service changes yet.</summary>
    public static async Task ChangeAsync(this PortalDatabase database, Func<Core.Data.PortalDbContext, Task> change)
    {
        await using var db = database.Open();
        await change(db);
        await db.SaveChangesAsync();
    }

    private static Task<FinancedAccount> TrackedAsync(Core.Data.PortalDbContext db, TestContract contract) =>
        db.Accounts.Include(a => a.Terms).SingleAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId);

    private static async Task BookAsync(ContractService contracts, FinancedAccount account, NewEvent next)
    {
        if ((await contracts.BookAsync(account, next, Maker, CancellationToken.None)).Refusal is { } refusal)
        {
            throw new InvalidOperationException($"{next.Kind} on {next.EffectiveOn} was refused: {refusal}.");
        }
    }
}
