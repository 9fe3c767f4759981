using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Payments.Charges;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Demo;

/// <summary>Somebody who owns accounts, and signs in or does not yet.</summary>
internal sealed record DemoPerson(Customer Customer, long? UserId)
{
    public Actor Actor => new(ActorKind.Customer, UserId, Customer.CustomerId, Customer.FullName);
}

/// <summary>What personas are built with. Dates are relative to today; nothing is lived after yesterday, so no moment lies ahead.</summary>
internal sealed class DemoScene(PortalDbContext db, UserCreationService users, SsnService ssns, AccountNumberSeal seal, Letterhead letterhead, string passwordHash, DateTime now)
{
    private const int Seed = 1;

    private readonly HistoryClock clock = new();
    private int accounts;

    public DateTime Now => now;
    public DateOnly Today { get; } = BusinessClock.BusinessDateOf(now);

    /// <summary>The first date so many days from today or a little later that exists in every month.</summary>
    public DateOnly DueIn(int days)
    {
        var date = Today.AddDays(days);
        return date.Day <= 28 ? date : new DateOnly(date.Year, date.Month, 1).AddMonths(1);
    }

    public async Task<DemoPerson> PersonAsync(string firstName, string lastName, DateOnly bornOn, string phone, string street, string city, string state, string zip, string? ssn = null)
    {
        var person = await UnregisteredAsync(firstName, lastName, bornOn, phone, street, city, state, zip, ssn);
        return person with { UserId = await SignInAsync(firstName, person.Customer.FullName, Roles.Customer, person.Customer.CustomerId) };
    }

    /// <summary>Somebody whom the company knows and who never signed in.</summary>
    public async Task<DemoPerson> UnregisteredAsync(string firstName, string lastName, DateOnly bornOn, string phone, string street, string city, string state, string zip, string? ssn)
    {
        var customer = new Customer
        {
            FirstName = firstName,
            LastName = lastName,
            BornOn = bornOn,
            Email = DemoSignIn.EmailOf(firstName),
            Phone = phone,
            Street = street,
            City = city,
            State = state,
            Zip = zip,
            CreatedAt = now.AddYears(-4),
        };
        db.Customers.Add(customer);
        await db.SaveChangesAsync();
        if (ssn is not null)
        {
            ssns.Add(customer.CustomerId, ssn, SsnLookup.Cheap);
            await db.SaveChangesAsync();
        }

        return new DemoPerson(customer, UserId: null);
    }

    /// <param name="dealership">Of a dealer: its code in the dealer list.</param>
    public async Task ColleagueAsync(string firstName, string lastName, string role, string dealership = "")
    {
        var userId = await SignInAsync(firstName, $"{firstName} {lastName}", role, customerId: null);
        if (dealership.Length > 0)
        {
            (await db.Users.SingleAsync(u => u.Id == userId)).Dealership = dealership;
            await db.SaveChangesAsync();
        }
    }

    public PaymentMethod Bank(DemoPerson person, PaymentMethodKind kind, string lastFour, string bankName, DateOnly addedOn)
    {
        var addedAt = BusinessClock.ToUtc(addedOn, new TimeOnly(10, 12));
        var method = new PaymentMethod { Customer = person.Customer, Kind = kind, LastFour = lastFour, BankName = bankName, AddedAt = addedAt, ValidatedAt = addedAt.AddMinutes(3), RoutingNumber = RoutingNumber.Example };
        seal.Close(method, $"40001234{lastFour}");
        db.PaymentMethods.Add(method);
        return method;
    }

    /// <summary>Opens an account on its contract's day and lives its life up to yesterday.</summary>
    public async Task<FinancedAccount> LiveAsync(string accountNumber, AccountTerms terms, Vehicle vehicle, IReadOnlyList<AccountParty> parties, DemoPerson payer, Habits habits, AutopayRule? autopay = null)
    {
        var account = new FinancedAccount { AccountNumber = accountNumber, Product = terms.Product, OpenedOn = terms.ContractDate, Vehicle = vehicle };
        account.Terms.Add(terms);
        account.Parties.AddRange(parties);
        clock.GoTo(BusinessClock.ToUtc(terms.ContractDate, new TimeOnly(15, 20)));
        await new ContractService(db, clock).OpenAsync(account, new NewEvent(AccountEventKind.Funded, terms.ContractDate, SyntheticTerms.AmountFinanced(terms)), Actor.System("funding"), CancellationToken.None);
        var enrollment = autopay is null ? null : await EnrollAsync(account, payer, habits.Method!, autopay);
        var books = new ServiceBooks(db, clock, account, payer.Actor, now);

        // Every event asks for the account's other events: looking each time for changes in all of them would be most of the work.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await new LifeStory(books, habits, Dice.For(Seed, ++accounts), Today.AddDays(-1)).LiveAsync(firstInstallment: 1);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        enrollment?.GoOnFrom(Today, account.State.DueDay);
        await db.SaveChangesAsync();
        return account;
    }

    /// <summary>Autopay is turned on the day after the contract, as customers do it. What was said about it then is long read.</summary>
    private async Task<AutopayEnrollment> EnrollAsync(FinancedAccount account, DemoPerson payer, PaymentMethod method, AutopayRule rule)
    {
        var at = BusinessClock.ToUtc(account.OpenedOn.AddDays(1), new TimeOnly(11, 40));
        clock.GoTo(at);
        await db.SaveChangesAsync();
        var service = new AutopayService(db, new AccountHolderService(db, clock), new NoticeService(db, letterhead, clock), letterhead, clock);
        var request = new EnrollInAutopay { AccountReference = account.Reference, MethodReference = method.Reference, Rule = rule, AgreedTo = null };
        if (await service.EnrollAsync(request, payer.Actor, CancellationToken.None) is not EnrollInAutopayAnswer.Accepted accepted)
        {
            throw new InvalidOperationException($"{payer.Customer.FirstName} could not turn autopay on.");
        }

        db.OutboxEmails.RemoveRange(db.OutboxEmails.Local);
        foreach (var notice in db.Notifications.Local.Where(n => n.CreatedAt == at))
        {
            notice.ReadAt = at.AddHours(2);
        }

        await db.SaveChangesAsync();
        return accepted.Enrollment;
    }

    /// <summary>The lessee uploaded the dealer's receipt, and no dealer has booked the vehicle in since.</summary>
    public async Task HandedOverAsync(FinancedAccount lease, DemoPerson lessee, string dealer, int daysAgo, int miles)
    {
        var on = Today.AddDays(-daysAgo);
        clock.GoTo(BusinessClock.ToUtc(on, new TimeOnly(16, 20)));
        db.Add(new VehicleReturn { FinancedAccountId = lease.FinancedAccountId, DealerName = dealer, HandedOverOn = on, HandedOverAt = new TimeOnly(15, 45), Odometer = miles, ReportedAt = clock.UtcNow() });
        if ((await new ContractService(db, clock).BookAsync(lease, new NewEvent(AccountEventKind.ReturnReported, on) { Cause = $"handed over at {dealer}" }, lessee.Actor, CancellationToken.None)).Refusal is { } refusal)
        {
            throw new InvalidOperationException($"{lessee.Customer.FirstName} could not report the return: {refusal}.");
        }

        await db.SaveChangesAsync();
    }

    /// <summary>A toll, tax or ticket that came in yesterday.</summary>
    public Task BillAsync(BillCharge charge) => DemoCharges.BillAsync(db, letterhead, BusinessClock.ToUtc(Today.AddDays(-1), new TimeOnly(16, 5)), charge);

    /// <summary>A leased vehicle came back to a dealer.</summary>
    public Task BookInAsync(BookIn request) => DemoReturns.BookInAsync(db, letterhead, request);

    /// <summary>A payment that is promised for a day to come.</summary>
    public void Schedule(FinancedAccount account, PaymentMethod method, DemoPerson payer, Money amount, DateOnly on) => db.Payments.Add(new Payment
    {
        Account = account,
        Method = method,
        MethodName = method.Name,
        MethodLastFour = method.LastFour,
        Purpose = PaymentPurpose.Regular,
        Origin = PaymentOrigin.Portal,
        Amount = amount,
        RequestKey = $"{account.AccountNumber}-scheduled",
        CreditOn = BankCalendar.OnOrAfter(on),
        CreatedAt = now.AddHours(-20),
        UserId = payer.UserId,
    });

    /// <summary>Keeps a row of any room with the person's others.</summary>
    public void Keep(object row) => db.Add(row);

    public void Odometer(Vehicle vehicle, DateOnly on, int miles, OdometerSource source = OdometerSource.Customer) => db.OdometerReadings.Add(new OdometerReading
    {
        Vehicle = vehicle,
        ReadOn = on,
        Miles = miles,
        Source = source,
        RecordedAt = BusinessClock.ToUtc(on, new TimeOnly(19, 5)),
    });

    private async Task<long> SignInAsync(string firstName, string displayName, string role, long? customerId)
    {
        var made = await users.CreateAsync([new NewUser(DemoSignIn.EmailOf(firstName), displayName, passwordHash, DemoSignIn.TotpSecret, [role], customerId)]);
        return made[0].Id;
    }
}
