using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Payments.Refunds;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Payments.Ach;

/// <summary>"This wasn't me" reaches what was credited at once and still waits for the bank file.</summary>
[Trait("Feature", "F-207")]
[Trait("Feature", "F-401")]
public sealed class FrozenPaymentTests : IAsyncDisposable
{
    private readonly BankCase bank = new();

    public ValueTask DisposeAsync() => bank.DisposeAsync();

    [Fact]
    public async Task A_credited_payment_does_not_go_to_the_bank_and_its_credit_is_reversed_exactly()
    {
        var contract = await bank.LoanAsync();
        var other = await bank.LoanAsync();
        var before = await BalancesAsync(contract);
        var payment = await bank.PayAsync(contract);
        var untouched = await bank.PayAsync(other, 300_00);
        await FreezeAsync(contract, bank.Clock.UtcNow());

        Assert.Equal([untouched.ConfirmationNumber], (await bank.CutOffAsync()).Entries.Select(e => e.IndividualId));
        var after = await bank.PaymentAsync(payment);
        Assert.Equal((PaymentStatus.Reversed, BankStatus.Withdrawn), (after.Status, after.BankStatus));
        Assert.Equal(before, await BalancesAsync(contract));
        var reversal = await bank.AskAsync(db => db.Events.SingleAsync(e => e.Kind == AccountEventKind.Reversal));
        Assert.Equal((after.CreditedBySequence, "payment methods frozen"), (reversal.Reverses, reversal.Cause));
        await bank.VerifyAsync();

        Assert.Equal("nothing to send", await bank.Portal.RunAsync<WriteBankFileJob>());
        Assert.Equal(1, await bank.AskAsync(db => db.Events.CountAsync(e => e.Kind == AccountEventKind.Reversal)));
    }

    [Fact]
    public async Task With_nothing_else_to_send_there_is_no_file_and_the_credit_is_taken_back_all_the_same()
    {
        var contract = await bank.LoanAsync();
        var payment = await bank.PayAsync(contract);
        await FreezeAsync(contract, bank.Clock.UtcNow());
        bank.Clock.GoTo(bank.Clock.Today(), new TimeOnly(18, 0));

        Assert.Equal("nothing to send", await bank.Portal.RunAsync<WriteBankFileJob>());
        Assert.Equal(BankStatus.Withdrawn, (await bank.PaymentAsync(payment)).BankStatus);
        Assert.Empty(bank.Bank.Waiting);
    }

    [Fact]
    [Trait("Feature", "F-408")]
    public async Task The_owner_hears_why_and_who_else_pays_hears_that_it_is_due_again()
    {
        var contract = await bank.LoanAsync();
        await using (var db = bank.Portal.Open())
        {
            var second = (await TestContracts.FundAsync(db, bank.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 1)))).Customer;
            (await db.Accounts.Include(a => a.Parties).SingleAsync(a => a.FinancedAccountId == contract.Account.FinancedAccountId))
                .Parties.Add(new AccountParty { Customer = second, Role = PartyRole.CoBorrower, Rights = PartyRights.All, From = new DateOnly(2026, 1, 15) });
            await db.SaveChangesAsync();
        }

        await bank.PayAsync(contract);
        await FreezeAsync(contract, bank.Clock.UtcNow());
        bank.Clock.GoTo(bank.Clock.Today(), new TimeOnly(18, 0));
        await bank.Portal.RunAsync<WriteBankFileJob>();

        var mails = await bank.AskAsync(db => db.OutboxEmails.Where(e => e.Subject == "A payment was not made").OrderBy(e => e.OutboxEmailId).Select(e => e.TextBody).ToListAsync());
        Assert.Equal(2, mails.Count);
        Assert.All(mails, m => Assert.Contains("What it had credited was taken back: it is due again.", m, StringComparison.Ordinal));
        Assert.Contains("frozen", mails[0], StringComparison.Ordinal);
        Assert.DoesNotContain("frozen", mails[1], StringComparison.Ordinal);
        Assert.Equal(2, await bank.AskAsync(db => db.Notifications.CountAsync(n => n.Title == "A payment was not made")));
    }

    [Fact]
    public async Task Unfrozen_before_the_cut_off_it_goes_out_as_agreed()
    {
        var contract = await bank.LoanAsync();
        var payment = await bank.PayAsync(contract);
        await FreezeAsync(contract, bank.Clock.UtcNow());
        await FreezeAsync(contract, null);

        Assert.Equal([payment.ConfirmationNumber], (await bank.CutOffAsync()).Entries.Select(e => e.IndividualId));
        Assert.Equal(PaymentStatus.Credited, (await bank.PaymentAsync(payment)).Status);
    }

    [Fact]
    [Trait("Feature", "F-417")]
    public async Task A_refund_waits_until_its_owner_has_looked()
    {
        var contract = await bank.LoanAsync();
        await using (var db = bank.Portal.Open())
        {
            var account = await db.Accounts.Include(a => a.Terms).SingleAsync();
            var booking = await new ContractService(db, bank.Clock).BookAsync(account, new NewEvent(AccountEventKind.Payment, bank.Clock.Today(), Money.FromCents(50_000_00)), contract.Actor, default);
            Assert.Null(booking.Refusal);
            await db.SaveChangesAsync();
        }

        await bank.Portal.WithAsync<RefundService, RequestRefundAnswer>(r => r.RequestAsync(contract.Account.Reference, contract.Checking.Reference, contract.Actor, default));
        Assert.Equal(RefundStatus.WaitingForFile, await bank.AskAsync(db => db.Refunds.Select(r => r.Status).SingleAsync()));
        await FreezeAsync(contract, bank.Clock.UtcNow());
        bank.Clock.GoTo(bank.Clock.Today(), new TimeOnly(18, 0));
        Assert.Equal("nothing to send", await bank.Portal.RunAsync<WriteBankFileJob>());
        Assert.Equal(RefundStatus.WaitingForFile, await bank.AskAsync(db => db.Refunds.Select(r => r.Status).SingleAsync()));

        await FreezeAsync(contract, null);
        Assert.Single((await bank.CutOffAsync()).Entries);
    }

    private Task<int> FreezeAsync(TestContract contract, DateTime? at) =>
        bank.AskAsync(db => db.Customers.Where(c => c.CustomerId == contract.Customer.CustomerId).ExecuteUpdateAsync(u => u.SetProperty(c => c.PaymentsFrozenAt, at)));

    private async Task<(Money Principal, Money Fees, Money Credit, Money Owed)> BalancesAsync(TestContract contract)
    {
        var account = await bank.AccountAsync(contract);
        var position = AccountPosition.On(account.CurrentTerms, account.State, bank.Clock.Today());
        return (position.Principal, position.FeesDue, account.State.Credit, position.Payoff!.Value);
    }
}
