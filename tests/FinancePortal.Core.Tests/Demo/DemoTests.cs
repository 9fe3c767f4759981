using System.Globalization;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Demo;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Staff.Corrections;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace FinancePortal.Core.Tests.Demo;

/// <summary>The demo people and their two years, on a few todays that are awkward.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly PortalDatabase database = new();
    private readonly FakeClock clock = new();
    private readonly string folder = TestFolder.New("documents");

    public void Dispose() => database.Dispose();

    [Theory]
    [InlineData("2026-11-20")]
    [InlineData("2026-01-31")]
    [InlineData("2028-02-29")]
    [InlineData("2027-07-05")]
    [InlineData("2026-12-27")]
    public async Task Whatever_day_it_is_the_figures_add_up_and_nothing_lies_ahead(string today)
    {
        clock.GoTo(DateOnly.ParseExact(today, "yyyy-MM-dd", CultureInfo.InvariantCulture), new TimeOnly(0, 30));

        await using var db = await MakeAsync();

        var checks = await new VerifyService(db).RunAsync(_ => { }, JobProgress.Silent(clock), CancellationToken.None);
        Assert.All(checks, c => Assert.True(c.Passed, $"{c.Name}: {string.Join("; ", c.FirstOffenders)}"));
        Assert.False(await db.Events.AnyAsync(e => e.BookedAt > clock.UtcNow()));
        Assert.False(await db.Payments.AnyAsync(p => p.CreatedAt > clock.UtcNow()));
        Assert.False(await db.Notifications.AnyAsync(n => n.CreatedAt > clock.UtcNow() || n.ReadAt > clock.UtcNow()));
        Assert.False(await db.OutboxEmails.AnyAsync());
        await EverybodyIsAsDescribed(db);
    }

    [Fact]
    public async Task Two_years_of_history_lie_behind()
    {
        await using var db = await MakeAsync();
        var twoYearsAgo = clock.Today().AddYears(-2);

        Assert.True(await db.Accounts.CountAsync(a => a.OpenedOn <= twoYearsAgo) >= 6);
        Assert.True(await db.Payments.CountAsync() > 200);
        Assert.Contains(await db.Payments.ToListAsync(), p => p is { ReturnCode: "R01", Status: PaymentStatus.Reversed });
        Assert.True(await db.Payments.AnyAsync(p => p.Purpose == PaymentPurpose.PrincipalOnly && p.Status == PaymentStatus.Credited));
        Assert.True(await db.Events.AnyAsync(e => e.Kind == AccountEventKind.LateFeeAssessed));
    }

    [Fact]
    public async Task Nine_personas_a_co_borrower_two_colleagues_and_a_dealer_can_sign_in()
    {
        await using var db = await MakeAsync();

        var users = await db.Users.Select(u => new { u.Email, u.CustomerId, u.TwoFactorEnabled }).ToListAsync();
        Assert.Equal(14, users.Count);
        Assert.All(users, u => Assert.EndsWith(DemoSignIn.Domain, u.Email, StringComparison.Ordinal));
        Assert.All(users, u => Assert.True(u.TwoFactorEnabled));
        Assert.Equal(11, users.Count(u => u.CustomerId is not null));
        Assert.Equal(users.Count, await db.UserRoles.CountAsync());
        Assert.Equal(users.Count, await db.Set<AuthenticatorApp>().CountAsync());
    }

    [Fact]
    public async Task One_customer_has_a_loan_and_no_sign_in_yet()
    {
        await using var db = await MakeAsync();

        var left = await db.Customers.Where(c => !db.Users.Any(u => u.CustomerId == c.CustomerId)).Select(c => c.CustomerId).SingleAsync();
        Assert.True(await db.Accounts.OfCustomer(left, PartyRights.View, clock.Today()).AnyAsync());
        Assert.True(await db.Set<CustomerSsn>().AnyAsync(s => s.CustomerId == left));
    }

    [Fact]
    [Trait("Feature", "F-1204")]
    public async Task A_colleague_who_signs_in_finds_a_case_of_each_kind_on_the_desk()
    {
        await using var db = await MakeAsync();
        var open = await db.StaffCases.Where(c => c.State != CaseState.Closed).ToListAsync();
        var decidedByTwo = new[] { CaseKind.RuleToApprove, CaseKind.GrantToApprove, CaseKind.LostAccess };
        Assert.Equal(Enum.GetValues<CaseKind>().Except(decidedByTwo), open.Select(c => c.Kind).Distinct().Order());
        Assert.All(open, c => Assert.NotNull(c.DueOn));
        Assert.Contains(open, c => c.State is CaseState.Taken);
        Assert.True(await db.Corrections.AnyAsync(c => c.State == CorrectionState.WaitsForApproval && c.TakesBackLateFees));
    }

    [Fact]
    public async Task The_co_borrower_sees_the_shared_loans_only()
    {
        await using var db = await MakeAsync();

        Assert.Equal(3, await AccountsOf("Frankie").CountAsync());
        Assert.Equal(2, await AccountsOf("Robin").CountAsync());
        Assert.DoesNotContain(await AccountsOf("Robin").ToListAsync(), a => a.Product == ProductKind.Lease);

        IQueryable<FinancedAccount> AccountsOf(string firstName) =>
            db.Accounts.OfCustomer(db.Customers.Single(c => c.FirstName == firstName).CustomerId, PartyRights.Pay, clock.Today());
    }

    [Fact]
    public async Task A_database_that_holds_somebody_is_left_alone()
    {
        await using var db = await MakeAsync();

        Assert.False(await Service(db, "Development").MakeIfEmptyAsync(CancellationToken.None));
        Assert.Equal(14, await db.Users.CountAsync());
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Demo_people_are_made_in_Development_only(string environment)
    {
        await using var db = database.Open();

        await Assert.ThrowsAsync<StartRefusedException>(() => Service(db, environment).MakeIfEmptyAsync(CancellationToken.None));
        Assert.False(await db.Users.AnyAsync());
    }

    [Fact]
    public async Task Demo_people_in_the_database_are_refused_by_name_and_an_empty_one_is_not()
    {
        await using (var empty = database.Open())
        {
            await Service(empty, "Production").RefuseDemoPeopleAsync(CancellationToken.None);
        }

        await using var db = await MakeAsync();
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => Service(db, "Production").RefuseDemoPeopleAsync(CancellationToken.None));
        Assert.Contains("avery@example.test", refused.Message, StringComparison.Ordinal);
    }

    private async Task EverybodyIsAsDescribed(PortalDbContext db)
    {
        var today = clock.Today();
        var accounts = await db.Accounts.Include(a => a.Terms).ToDictionaryAsync(a => a.AccountNumber);

        var averyLoan = On("4410084471");
        Assert.Equal(22, averyLoan.InstallmentsSatisfied);
        Assert.Equal(0, averyLoan.DaysPastDue);
        Assert.Equal(Money.FromDollars(735.22m), averyLoan.NextDueAmount);
        Assert.InRange(averyLoan.NextDueOn!.Value.DayNumber - today.DayNumber, 15, 19);

        var averyLease = On("4410072086");
        Assert.Equal((30, 36, Money.FromDollars(516.22m)), (averyLease.InstallmentsSatisfied, averyLease.InstallmentsTotal, averyLease.NextDueAmount));

        var blake = On("4410083290");
        Assert.InRange(blake.DaysPastDue, 40, 70);
        Assert.True(blake.FeesDue.IsPositive);

        var casey = On("4410071134");
        Assert.InRange(casey.InstallmentsLeft, 1, 2);
        Assert.Equal(0, casey.DaysPastDue);

        Assert.Equal(27_500m, ((BalloonTerms)accounts["4410091763"].CurrentTerms).Balloon.Dollars);
        Assert.Equal(Money.FromDollars(896.45m), On("4410091763").NextDueAmount);
        Assert.True(await db.Payments.AnyAsync(p => p.Account.AccountNumber == "4410091763" && p.Status == PaymentStatus.Scheduled && p.CreditOn > today));

        Assert.Equal(AccountStatus.PaidOff, accounts["4410079958"].Status);
        Assert.True(accounts["4410079958"].ClosedOn < today.AddDays(-50));

        var harper = On("4410093318");
        Assert.Equal((0, 66), (harper.InstallmentsSatisfied, harper.InstallmentsTotal));
        Assert.True(harper.NextDueOn > today.AddDays(30));

        AccountPosition On(string number) => AccountPosition.On(accounts[number].CurrentTerms, accounts[number].State, today);
    }

    private async Task<PortalDbContext> MakeAsync()
    {
        var db = database.Open();
        Assert.True(await Service(db, "Development").MakeIfEmptyAsync(CancellationToken.None));
        return db;
    }

    private DemoService Service(PortalDbContext db, string environment)
    {
        var keys = new SecretKeys(Key(), Key(), Key(), Key());
        return new DemoService(db, new UserCreationService(db, new SecurityClock(clock), new FieldCipher(keys)), new SsnService(db, new FieldCipher(keys), new SsnLookup(keys, mayBeCheap: true), clock), new AccountNumberSeal(new FieldCipher(keys)), new PasswordHashing(keys, iterations: 1), new Letterhead("Northline Auto Finance", "1-800-555-0142", "weekdays", new Uri("https://portal.test")), new FolderDocumentStore(folder), clock, new Surroundings(environment));

        static KeySet Key() => new(new Dictionary<int, byte[]> { [1] = new byte[KeySet.Bytes] });
    }

    private sealed class Surroundings(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;
        public string ApplicationName { get; set; } = "";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
