using System.Globalization;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Demo;

/// <summary>One synthetic contract with its people and its life.</summary>
internal sealed record SyntheticContract(Customer Customer, PaymentMethod Method, SyntheticBooks Books, AutopayEnrollment? Autopay);

/// <summary>
/// Makes contract number n of a portfolio: the same one for the same seed and day, whichever thread asks. Mostly people who pay
/// on time, some who are late, a few who have stopped.
/// </summary>
internal sealed class SyntheticPortfolio(SeedRequest request, AccountNumberSeal seal, DateOnly yesterday)
{
    private static readonly string[] FirstNames = ["Alex", "Bailey", "Cameron", "Dana", "Emerson", "Finley", "Harley", "Jordan", "Kendall", "Logan", "Morgan", "Noel", "Parker", "Quinn", "Riley", "Sawyer", "Taylor", "Val", "Wren", "Zion"];
    private static readonly string[] LastNames = ["Abbott", "Barker", "Castillo", "Dawson", "Espinoza", "Fletcher", "Goodwin", "Hubbard", "Ingram", "Jennings", "Kemp", "Lawson", "Medina", "Norris", "Osborne", "Pruitt", "Quigley", "Rosario", "Stanton", "Tran", "Underwood", "Valdez", "Whitaker", "Yates"];
    private static readonly string[] Streets = ["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Hawthorn", "Juniper", "Linden", "Magnolia", "Oak", "Poplar", "Sycamore", "Willow"];
    private static readonly (string City, string State, string Zip)[] Places = [("Austin", "TX", "78701"), ("Dallas", "TX", "75201"), ("Portland", "OR", "97205"), ("Salem", "OR", "97301"), ("Columbus", "OH", "43215"), ("Denver", "CO", "80202"), ("Tampa", "FL", "33602"), ("Boise", "ID", "83702")];

    /// <param name="number">From 1; it is also the account's, the customer's and the vehicle's place in the portfolio.</param>
    /// <param name="accountKey">The key that the account will have.</param>
    /// <param name="assignKey">Gives the account that key.</param>
    public async Task<SyntheticContract> MakeAsync(long number, long accountKey, Action<FinancedAccount, long> assignKey)
    {
        var dice = Dice.For(request.Seed, accountKey);
        var place = dice.OneOf<(string City, string State, string Zip)>(Places);
        var product = dice.Below(100) switch { < 65 => ProductKind.Loan, < 75 => ProductKind.BalloonLoan, _ => ProductKind.Lease };
        var firstDueOn = FirstDueOn(dice.Between(1, 28));
        var before = request.OpeningBalance ? dice.Between(3, 24) : 0;
        var terms = SyntheticTerms.Of(product, firstDueOn.AddMonths(-before), before + request.HistoryMonths, place.State, dice);
        var opening = Opening(terms, before);
        var openedAt = BusinessClock.ToUtc(opening.EffectiveOn, new TimeOnly(15, 0));
        var customer = new Customer
        {
            Reference = Reference.New(dice.Below),
            FirstName = dice.OneOf<string>(FirstNames),
            LastName = dice.OneOf<string>(LastNames),
            BornOn = yesterday.AddDays(-dice.Between(21 * 366, 75 * 365)),
            Email = number <= request.Users ? LoadUserService.Email(request.UsersBefore + number) : string.Create(CultureInfo.InvariantCulture, $"customer{accountKey}@example.test"),
            Phone = string.Create(CultureInfo.InvariantCulture, $"512-555-01{dice.Below(100):00}"),
            Street = string.Create(CultureInfo.InvariantCulture, $"{dice.Between(100, 9900)} {dice.OneOf<string>(Streets)} Street"),
            City = place.City,
            State = place.State,
            Zip = place.Zip,
            CreatedAt = openedAt,
        };
        var method = new PaymentMethod
        {
            Reference = Reference.New(dice.Below),
            Customer = customer,
            Kind = dice.Percent(85) ? PaymentMethodKind.Checking : PaymentMethodKind.Savings,
            LastFour = dice.Below(10_000).ToString("0000", CultureInfo.InvariantCulture),
            BankName = "First Example Bank",
            RoutingNumber = RoutingNumber.Example,
            ValidatedAt = openedAt,
            AddedAt = openedAt,
        };
        seal.Close(method, string.Create(CultureInfo.InvariantCulture, $"{accountKey:D8}{method.LastFour}"));

        var vehicle = DemoVehicles.Pick(dice, terms.ContractDate.Year, accountKey);
        var account = new FinancedAccount
        {
            Reference = Reference.New(dice.Below),
            AccountNumber = (5_500_000_000 + accountKey).ToString(CultureInfo.InvariantCulture),
            Product = product,
            OpenedOn = terms.ContractDate,
            Vehicle = vehicle,
        };
        assignKey(account, accountKey);
        account.Terms.Add(terms);
        account.Parties.Add(new AccountParty { Customer = customer, Role = PartyRole.Borrower, From = terms.ContractDate });

        var books = new SyntheticBooks(account);
        await books.BookAsync(opening, openedAt);
        await new LifeStory(books, HabitsOf(dice, method), dice, yesterday).LiveAsync(before + 1);
        books.Close();
        return new SyntheticContract(customer, method, books, request.Autopay && account.Status is AccountStatus.Open ? AutopayOf(account, method) : null);
    }

    private AutopayEnrollment AutopayOf(FinancedAccount account, PaymentMethod method)
    {
        var from = yesterday.AddDays(1);
        var enrollment = new AutopayEnrollment
        {
            Account = account,
            Method = method,
            AmountRule = AutopayAmount.AmountDue,
            StartsOn = from,
            EnrolledAt = BusinessClock.ToUtc(yesterday, new TimeOnly(12, 0)),
            Authorization = $"Synthetic: the amount due, from the account ending in {method.LastFour}, on each due date.",
        };
        enrollment.GoOnFrom(from, account.State.DueDay);
        return enrollment;
    }

    /// <summary>So that exactly <see cref="SeedRequest.HistoryMonths"/> due dates lie behind.</summary>
    private DateOnly FirstDueOn(int day)
    {
        var newest = new DateOnly(yesterday.Year, yesterday.Month, day);
        return (newest > yesterday ? newest.AddMonths(-1) : newest).AddMonths(1 - request.HistoryMonths);
    }

    /// <summary>Funded on the contract's day, or taken over on the last due date before the history begins.</summary>
    private static NewEvent Opening(AccountTerms terms, int paymentsBefore)
    {
        if (paymentsBefore == 0)
        {
            return new NewEvent(AccountEventKind.Funded, terms.ContractDate, SyntheticTerms.AmountFinanced(terms));
        }

        var on = BillingSchedule.DueOn(terms.FirstDueOn, terms.FirstDueOn.Day, paymentsBefore - 1);
        return new NewEvent(AccountEventKind.OpeningBalance, on, SyntheticTerms.PrincipalAfter(terms, paymentsBefore)) { Number = paymentsBefore };
    }

    private Habits HabitsOf(Dice dice, PaymentMethod method)
    {
        var character = dice.Below(100);
        var origin = character < 45 ? PaymentOrigin.Autopay : PaymentOrigin.Portal;
        var stopsAfter = character >= 97 ? request.HistoryMonths - dice.Between(0, 3) : int.MaxValue;
        var billed = 0;
        return new Habits
        {
            Method = method,
            Of = _ =>
            {
                billed++;
                return billed > stopsAfter ? null : character switch
                {
                    < 45 => new PaymentHabit(0) { Origin = PaymentOrigin.Autopay },
                    < 80 => new PaymentHabit(dice.Between(-5, 0)) { Extra = dice.Percent(3) ? Money.FromCents(dice.Between(20, 400) * 100) : Money.Zero },
                    < 92 => new PaymentHabit(dice.Between(0, 12)) { ReturnCode = dice.Percent(2) ? "R01" : null },
                    _ => new PaymentHabit(dice.Percent(15) ? dice.Between(16, 27) : dice.Between(0, 14)) { Origin = dice.Percent(20) ? PaymentOrigin.Phone : origin },
                };
            },
        };
    }
}
