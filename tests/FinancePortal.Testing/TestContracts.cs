using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;

namespace FinancePortal.Testing;

/// <summary>A customer with one funded contract and one usable bank account, made through the services.</summary>
public sealed record TestContract(Customer Customer, FinancedAccount Account, PaymentMethod Checking)
{
    public Actor Actor => new(ActorKind.Customer, UserId: 1000 + Customer.CustomerId, Customer.CustomerId, Customer.FullName);
}

/// <summary>Makes contracts for tests; every figure has a default that a test may replace.</summary>
public static class TestContracts
{
    private static readonly Actor Maker = Actor.System("test");
    private static int made;

    /// <summary>DOMAIN §1's Loan A unless told otherwise: 42,000.00 at 5.90 %, 60 payments of 812.14, first due 45 days after the contract.</summary>
    public static RetailTerms LoanTerms(DateOnly contractDate, DateOnly firstDueOn) => new()
    {
        ContractDate = contractDate,
        EffectiveFrom = contractDate,
        FirstDueOn = firstDueOn,
        PaymentCount = 60,
        State = "TX",
        LateFee = new LateFeeRule { GraceDays = 15, Percent = 5m, StateCapPercent = 5m },
        ReturnedPaymentFee = Money.FromCents(25_00),
        AmountFinanced = Money.FromCents(42_000_00),
        Rate = AnnualRate.FromPercent(5.90m),
        Waterfall = Waterfall.InterestPrincipalFees,
        Installment = Money.FromCents(812_14),
        CashPrice = Money.FromCents(48_000_00),
        DownPayment = Money.FromCents(6_000_00),
        DisclosedAprPercent = 5.89m,
    };

    /// <summary>DOMAIN §9's lease unless told otherwise.</summary>
    public static LeaseTerms LeaseTerms(DateOnly startsOn) => new()
    {
        ContractDate = startsOn,
        EffectiveFrom = startsOn,
        FirstDueOn = startsOn,
        PaymentCount = 36,
        EndsOn = startsOn.AddMonths(36),
        State = "TX",
        LateFee = new LateFeeRule { GraceDays = 10, Percent = 5m },
        ReturnedPaymentFee = Money.FromCents(25_00),
        Msrp = Money.FromCents(62_000_00),
        AgreedValue = Money.FromCents(58_500_00),
        AcquisitionFee = Money.FromCents(925_00),
        CashReduction = Money.FromCents(2_500_00),
        Rebate = Money.FromCents(1_500_00),
        ResidualValue = Money.FromCents(35_960_00),
        MoneyFactor = MoneyFactor.Of(0.00205m),
        BasePayment = Money.FromCents(728_03),
        TaxPercent = 7m,
        RegistrationFees = Money.FromCents(285_00),
        DispositionFee = Money.FromCents(495_00),
        PurchaseOptionFee = Money.FromCents(350_00),
        MilesPerYear = 10_000,
        StartOdometer = 12,
        ExcessMileRate = 0.25m,
        BoughtMileRate = 0.18m,
    };

    /// <summary>A signed-in customer with Loan A, nine days past its first due date on the clock's first day.</summary>
    public static async Task<(Visitor Visitor, TestContract Contract)> LoanCustomerAsync(this PortalHost host)
    {
        var person = await host.CustomerAsync();
        await using var db = host.Database.Open();
        var customer = await db.Customers.FindAsync(person.CustomerId);
        var contract = await FundAsync(db, host.Clock, LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 1)), customer);
        return (await host.SignedInAsync(person), contract);
    }

    /// <summary>Funds a contract and saves it. The clock says when it is booked; the contract date when it is effective.</summary>
    public static async Task<TestContract> FundAsync(PortalDbContext db, TimeProvider clock, AccountTerms terms, Customer? customer = null, Vehicle? vehicle = null)
    {
        var number = Interlocked.Increment(ref made);
        customer ??= new Customer
        {
            FirstName = "Elena",
            LastName = "Marsh",
            Email = $"elena{number}@example.test",
            Phone = "(512) 555-0142",
            Street = "12 Juniper Street",
            City = "Austin",
            State = "TX",
            Zip = "78701",
            CreatedAt = clock.UtcNow(),
        };
        var account = new FinancedAccount
        {
            AccountNumber = $"44100{number:00000}",
            Product = terms.Product,
            OpenedOn = terms.ContractDate,
            Vehicle = vehicle ?? new Vehicle { Vin = "1G4AH59H45G118341", ModelYear = 2024, Make = "Halden", Model = "Ridge", Trim = "AWD" },
        };
        account.Terms.Add(terms);
        account.Parties.Add(new AccountParty { Customer = customer, Role = PartyRole.Borrower, From = terms.ContractDate });
        var checking = new PaymentMethod
        {
            Customer = customer,
            Kind = PaymentMethodKind.Checking,
            LastFour = "0934",
            BankName = "Cascade Community Bank",
            AddedAt = clock.UtcNow(),
            ValidatedAt = clock.UtcNow(),
        };
        db.PaymentMethods.Add(checking);
        var amount = terms is RetailTerms retail ? retail.AmountFinanced : LeasePayment.Of((LeaseTerms)terms).AdjustedCapitalizedCost;
        await new ContractService(db, clock).OpenAsync(account, new NewEvent(AccountEventKind.Funded, terms.ContractDate, amount), Maker, CancellationToken.None);
        await db.SaveChangesAsync();
        return new TestContract(customer, account, checking);
    }
}
