using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Staff;
using FinancePortal.Core.Staff.Disputes;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using static FinancePortal.Core.Tests.Payments.Autopay.AutopayCase;

namespace FinancePortal.Core.Tests.Payments.Autopay;

/// <summary>Autopay stops itself on a dispute and while its owner's payment methods are frozen (F-404).</summary>
[Trait("Feature", "F-404")]
public sealed class AutopayHoldTests : IAsyncDisposable
{
    private readonly AutopayCase autopay = new();

    public ValueTask DisposeAsync() => autopay.DisposeAsync();

    [Fact]
    public async Task A_disputed_fee_is_left_out_while_the_payment_is_made_and_comes_back_when_it_stands()
    {
        var contract = await autopay.OnAsync();
        await autopay.FeeAsync(contract, 40_00);
        await DisputeAsync(contract, AccountEventKind.FeeAssessed);
        await DisputeAsync(contract, AccountEventKind.FeeAssessed); // a double click
        Assert.Null((await autopay.EnrollmentAsync()).Paused);
        await AnnouncedThroughAsync(April);
        await autopay.CollectAsync(April);
        Assert.Equal(Due, await autopay.TakenAsync());
        Assert.Equal(1, await autopay.Bank.AskAsync(db => db.OutboxEmails.CountAsync(e => e.Subject == "Autopay leaves out what you dispute")));

        await AnswerAsync();
        Assert.Null((await autopay.EnrollmentAsync()).DisputedFee);
        await AnnouncedThroughAsync(new DateOnly(2026, 5, 1));
        await autopay.CollectAsync(new DateOnly(2026, 5, 1));
        Assert.Equal((Due * 2) + Money.FromCents(40_00), await autopay.TakenAsync());
        await autopay.Bank.VerifyAsync();
    }

    [Fact]
    public async Task A_disputed_payment_pauses_autopay_until_it_is_answered()
    {
        var contract = await autopay.OnAsync();
        await DisputeAsync(contract, AccountEventKind.Payment);
        await autopay.CollectAsync(April);
        Assert.Equal((Money.Zero, AutopayPause.Dispute), (await autopay.TakenAsync(), (await autopay.EnrollmentAsync()).Paused));

        await AnswerAsync();
        Assert.Null((await autopay.EnrollmentAsync()).Paused);
        Assert.True(await autopay.Bank.AskAsync(db => db.OutboxEmails.AnyAsync(e => e.Subject == "Autopay goes on")));
    }

    [Fact]
    public async Task A_question_pauses_nothing_and_a_pause_of_the_customers_own_stays()
    {
        var contract = await autopay.OnAsync();
        await DisputeAsync(contract, AccountEventKind.Payment, isWrong: false);
        Assert.Null((await autopay.EnrollmentAsync()).Paused);
        await autopay.ChangeAsync(c => c.PauseAsync(contract.Account.Reference, April.AddDays(9), seen: null, contract.Actor, default));
        await DisputeAsync(contract, AccountEventKind.Payment);
        await AnswerAsync();
        Assert.Equal(AutopayPause.ByCustomer, (await autopay.EnrollmentAsync()).Paused);
    }

    [Fact]
    [Trait("Feature", "F-207")]
    public async Task Frozen_nothing_is_debited_or_credited_and_the_customer_is_told_what_is_still_due()
    {
        var contract = await autopay.OnAsync();
        var promised = await autopay.Bank.PayAsync(contract, 100_00, April.AddDays(-1), PaymentPurpose.PrincipalOnly);
        await FreezeAsync(autopay.Bank.Clock.UtcNow());
        autopay.Bank.Clock.GoTo(April.AddDays(-1), new TimeOnly(0, 20));
        await autopay.Bank.Portal.RunAsync<CreditScheduledPaymentsJob>();
        await autopay.CollectAsync(April);

        Assert.Equal((PaymentStatus.Cancelled, Money.Zero), ((await autopay.Bank.PaymentAsync(promised)).Status, await autopay.TakenAsync()));
        var subjects = await autopay.Bank.AskAsync(db => db.OutboxEmails.Select(e => e.Subject).ToListAsync());
        Assert.Contains("A payment was not made", subjects);
        Assert.Contains("Autopay took nothing on April 1, 2026", subjects);
        Assert.False(await autopay.ChangeAsync(c => c.ChangeMethodAsync(contract.Account.Reference, contract.Checking.Reference, seen: null, contract.Actor, default)));

        await FreezeAsync(null);
        await autopay.CollectAsync(new DateOnly(2026, 5, 1));
        Assert.Equal(Due, await autopay.TakenAsync()); // no more than usual: nothing more was announced
    }

    private Task<int> FreezeAsync(DateTime? at) => autopay.Bank.AskAsync(db => db.Customers.ExecuteUpdateAsync(u => u.SetProperty(c => c.PaymentsFrozenAt, at)));

    private async Task DisputeAsync(TestContract contract, AccountEventKind kind, bool isWrong = true)
    {
        var sequence = await autopay.Bank.AskAsync(db => db.Events.Where(e => e.Kind == kind).MaxAsync(e => e.Sequence));
        await autopay.Bank.Portal.WithAsync<DisputeService, bool>(async d =>
        {
            await d.OpenAsync(contract.Actor.CustomerId!.Value, contract.Account.Reference, sequence, isWrong, "I never agreed to this.", contract.Actor, default);
            return true;
        });
    }

    private async Task AnswerAsync()
    {
        foreach (var open in await autopay.Bank.AskAsync(db => db.StaffCases.Where(c => c.State != CaseState.Closed).Select(c => c.Reference).ToListAsync()))
        {
            Assert.Equal(CaseAnswer.Done, await autopay.Bank.Portal.WithAsync<CaseDeskService, CaseAnswer>(d => d.CloseAsync(open, "We looked: it stands.", Actor.System("colleague"), default)));
        }
    }

    private async Task AnnouncedThroughAsync(DateOnly last)
    {
        for (var day = autopay.Bank.Clock.Today(); day <= last; day = day.AddDays(1))
        {
            await autopay.AnnounceAsync(day);
        }
    }
}
