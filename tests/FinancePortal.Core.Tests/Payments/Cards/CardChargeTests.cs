using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Payments.Cards;
using FinancePortal.Core.Tests.Payments.Ach;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinancePortal.Core.Tests.Payments.Cards;

[Trait("Feature", "F-402")]
public sealed class CardChargeTests : IAsyncLifetime
{
    private readonly BankCase bank = new();

    public CardChargeTests() => bank.Portal.Settings["Cards:Processor"] = "Sandbox";

    private SandboxCardProcessor Sandbox => bank.Portal.Services.GetRequiredService<SandboxCardProcessor>();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => bank.DisposeAsync().AsTask();

    [Fact]
    public async Task A_card_payment_is_credited_today_and_final_at_once()
    {
        var (contract, payment) = await PayAsync("5556");
        Assert.Equal((PaymentStatus.Credited, BankStatus.Final), (payment.Status, payment.BankStatus));
        Assert.Equal(bank.Clock.Today(), payment.CreditOn);
        Assert.Equal(payment.Amount, Sandbox.Charged[payment.Reference]);
        var email = await bank.AskAsync(db => db.OutboxEmails.Where(e => e.CustomerId == contract.Customer.CustomerId).OrderByDescending(e => e.OutboxEmailId).FirstAsync());
        Assert.Contains("Your card was charged", email.TextBody, StringComparison.Ordinal);
        await bank.VerifyAsync();
    }

    [Fact]
    public async Task A_declined_card_changes_nothing_on_the_account_and_the_customer_is_told_why()
    {
        var (contract, payment) = await PayAsync("9995");
        Assert.Equal((PaymentStatus.Cancelled, BankStatus.Declined), (payment.Status, payment.BankStatus));
        Assert.Empty(Sandbox.Charged);
        Assert.Equal(contract.Account.LastSequence, (await bank.AccountAsync(contract)).LastSequence);
        Assert.Contains(await bank.AskAsync(db => db.OutboxEmails.Select(e => e.TextBody).ToListAsync()), t => t.Contains("enough money", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Proof", "P-PRC1")]
    public async Task A_charge_whose_answer_was_lost_is_asked_for_and_credited_once()
    {
        var (_, payment) = await PayAsync("0119");
        Assert.Equal((PaymentStatus.Scheduled, BankStatus.AtProcessor), (payment.Status, payment.BankStatus));
        Assert.Equal("0 charges settled, 0 still unknown, 0 cards forgotten", await bank.Portal.RunAsync<AskCardProcessorJob>());

        bank.Clock.Advance(AskCardProcessorJob.Patience + TimeSpan.FromSeconds(1));
        Assert.Equal("1 charges settled, 0 still unknown, 0 cards forgotten", await bank.Portal.RunAsync<AskCardProcessorJob>());
        await bank.Portal.RunAsync<AskCardProcessorJob>();
        Assert.Equal(PaymentStatus.Credited, (await bank.PaymentAsync(payment)).Status);
        await bank.VerifyAsync();
    }

    [Fact]
    public async Task A_charge_that_never_happened_is_given_up_and_can_never_happen_later()
    {
        var (_, payment) = await PayAsync("0127");
        bank.Clock.Advance(AskCardProcessorJob.Patience + TimeSpan.FromSeconds(1));
        await bank.Portal.RunAsync<AskCardProcessorJob>();
        Assert.Equal((PaymentStatus.Cancelled, BankStatus.Declined), ((await bank.PaymentAsync(payment)).Status, (await bank.PaymentAsync(payment)).BankStatus));
        Assert.Equal(CardOutcomeKind.Declined, (await Sandbox.ChargeAsync("sandbox-charge-" + payment.Reference, default)).Kind);
    }

    [Fact]
    public async Task What_is_at_the_processor_is_neither_credited_by_a_job_nor_put_into_a_bank_file()
    {
        var (_, payment) = await PayAsync("0127");
        await bank.Portal.RunAsync<CreditScheduledPaymentsJob>();
        await bank.Portal.RunAsync<WriteBankFileJob>();
        Assert.Equal(BankStatus.AtProcessor, (await bank.PaymentAsync(payment)).BankStatus);
        Assert.Empty(await bank.AskAsync(db => db.BankFileEntries.ToListAsync()));
    }

    [Fact]
    public async Task A_disputed_charge_takes_the_credit_back_once()
    {
        var (contract, payment) = await PayAsync("5556");
        var charge = await bank.AskAsync(db => db.CardCharges.SingleAsync(c => c.PaymentId == payment.PaymentId));
        for (var i = 0; i < 2; i++)
        {
            await bank.Portal.WithAsync<CardChargeService, bool>(async charges =>
            {
                await charges.DisputeAsync(charge.ProcessorId!, contract.Actor, CancellationToken.None);
                return true;
            });
        }

        Assert.Equal((BankStatus.Returned, "CBK"), ((await bank.PaymentAsync(payment)).BankStatus, (await bank.PaymentAsync(payment)).ReturnCode));
        await bank.VerifyAsync();
    }

    /// <summary>The processor's list is our list, whatever gets lost on the way.</summary>
    [Fact]
    [Trait("Proof", "P-PRC1")]
    public Task With_answers_lost_by_dice_both_lists_agree() => BothListsAgreeAsync(60);

    [Fact]
    [Trait("Category", "Long")]
    [Trait("Proof", "P-PRC1")]
    public Task With_answers_lost_by_dice_both_lists_agree_over_ten_thousand_payments() => BothListsAgreeAsync(10_000);

    private static async Task BothListsAgreeAsync(int payments)
    {
        await using var portal = new PortalCore { Replace = s => s.AddSingleton<ICardProcessor>(p => new DicedProcessor(p.GetRequiredService<SandboxCardProcessor>())) };
        portal.Settings["Cards:Processor"] = "Sandbox";
        var payers = new List<(TestContract Contract, PaymentMethod Card)>();
        for (var i = 0; i < payments; i++)
        {
            if (i % 20 == 0)
            {
                payers.Add(await CardAsync(portal, "5556"));
            }

            await PayAsync(portal, payers[^1].Contract, payers[^1].Card, 1_00 + i);
        }

        for (var round = 0; round < 40; round++)
        {
            portal.Clock.Advance(AskCardProcessorJob.Patience + TimeSpan.FromSeconds(1));
            if ((await portal.RunAsync<AskCardProcessorJob>()).Contains(" 0 still unknown", StringComparison.Ordinal))
            {
                break;
            }
        }

        await ((DicedProcessor)portal.Services.GetRequiredService<ICardProcessor>()).CatchUpAsync();
        await using var db = portal.Open();
        Assert.Equal(0, await db.Payments.CountAsync(p => p.BankStatus == BankStatus.AtProcessor));
        var ours = (await db.Payments.Where(p => p.Status == PaymentStatus.Credited).ToListAsync()).Select(p => (p.Reference, p.Amount)).Order();
        var theirs = portal.Services.GetRequiredService<SandboxCardProcessor>().Charged.Select(c => (c.Key, c.Value)).Order();
        Assert.Equal(theirs, ours);
        Assert.NotEmpty(ours);
        Assert.Contains(await db.Payments.Select(p => p.BankStatus).ToListAsync(), s => s is BankStatus.Declined);
    }

    private async Task<(TestContract Contract, Payment Payment)> PayAsync(string card)
    {
        var (contract, method) = await CardAsync(bank.Portal, card);
        return (contract, await bank.PaymentAsync(await PayAsync(bank.Portal, contract, method, 100_00)));
    }

    private static async Task<(TestContract Contract, PaymentMethod Card)> CardAsync(PortalCore portal, string lastFour)
    {
        await using var db = portal.Open();
        var contract = await TestContracts.FundAsync(db, portal.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 1)));
        var card = new PaymentMethod { Customer = contract.Customer, Kind = PaymentMethodKind.DebitCard, LastFour = lastFour, BankName = "Visa", AddedAt = portal.Clock.UtcNow(), ValidatedAt = portal.Clock.UtcNow() };
        card.KeepCard(SandboxCard.Find(lastFour)!.Token, new DateOnly(2029, 8, 31));
        db.PaymentMethods.Add(card);
        await db.SaveChangesAsync();
        return (contract, card);
    }

    private static Task<Payment> PayAsync(PortalCore portal, TestContract contract, PaymentMethod card, long cents) => portal.WithAsync<PaymentService, Payment>(async service =>
    {
        var answer = await service.MakeAsync(new MakePayment
        {
            AccountReference = contract.Account.Reference,
            MethodReference = card.Reference,
            Amount = Money.FromCents(cents),
            Purpose = PaymentPurpose.Regular,
            PayOn = null,
            RequestKey = Reference.New(),
            SecondIsMeant = true,
            OwedSeen = null,
        }, contract.Actor, CancellationToken.None);
        return answer is MakePaymentAnswer.Accepted accepted ? accepted.Payment : throw new InvalidOperationException(answer.ToString());
    });

    /// <summary>Throws by dice before or after the sandbox does what was asked, or long before it does; the same dice in every run.</summary>
    private sealed class DicedProcessor(SandboxCardProcessor sandbox) : ICardProcessor
    {
        private readonly Random dice = new(20260310);
        private readonly Queue<Func<Task>> late = [];

        public Uri PageOrigin(Uri portal) => sandbox.PageOrigin(portal);

        public Task<CardPage> OpenPageAsync(OpenCardPage request, CancellationToken cancellationToken) => sandbox.OpenPageAsync(request, cancellationToken);

        public Task<CardPageOutcome> AskPageAsync(string pageId, CancellationToken cancellationToken) => sandbox.AskPageAsync(pageId, cancellationToken);

        public Task<string> PrepareAsync(CardChargeRequest request, CancellationToken cancellationToken) => RollAsync(() => sandbox.PrepareAsync(request, cancellationToken));

        public Task<CardOutcome> ChargeAsync(string chargeId, CancellationToken cancellationToken) => RollAsync(() => sandbox.ChargeAsync(chargeId, cancellationToken));

        public Task<CardOutcome> AskAsync(string chargeId, CancellationToken cancellationToken) => RollAsync(() => sandbox.AskAsync(chargeId, cancellationToken));

        public Task<CardOutcome> CancelAsync(string chargeId, CancellationToken cancellationToken) => RollAsync(() => sandbox.CancelAsync(chargeId, cancellationToken));

        public Task ForgetAsync(string token, CancellationToken cancellationToken) => sandbox.ForgetAsync(token, cancellationToken);

        public CardEvent? Read(string body, string signature, DateTime utcNow) => sandbox.Read(body, signature, utcNow);

        private async Task<T> RollAsync<T>(Func<Task<T>> ask)
        {
            await CatchUpAsync();
            switch (dice.Next(8))
            {
                case 0:
                    throw new CardProcessorException("Lost on the way there.");
                case 1:
                    _ = await ask();
                    throw new CardProcessorException("Lost on the way back.");
                case 2:
                    late.Enqueue(async () => _ = await ask());
                    throw new CardProcessorException("No answer in 30 seconds.");
                default:
                    return await ask();
            }
        }

        /// <summary>What nobody waited for any more is done after all.</summary>
        public async Task CatchUpAsync()
        {
            while (late.TryDequeue(out var ask))
            {
                try
                {
                    await ask();
                }
                catch (CardProcessorException)
                {
                    // nobody hears of it
                }
            }
        }
    }
}
