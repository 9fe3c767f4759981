using FinancePortal.Core.Audit;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.Risk;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments.Emails;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Payments.Cards;

/// <summary>A customer saves a debit card on the processor's page (F-402). What was saved is asked from the processor, whoever says that it was.</summary>
public sealed class CardSetupService(PortalDbContext db, CardDoor door, NoticeService notices, RiskService risk, TimeProvider clock)
{
    /// <summary>Opens the processor's page for this customer. Null when the wallet is full.</summary>
    /// <param name="addresses">Where the customer comes back to, done or cancelled, for the reference of the setup.</param>
    /// <exception cref="CardProcessorException">The processor gave no answer: nothing was saved.</exception>
    public async Task<Uri?> StartAsync(Func<string, (Uri Done, Uri Cancelled)> addresses, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        var processor = door.Required;
        var customerId = CustomerOf(actor);
        var setup = await db.WriteAsync(async () =>
        {
            if (await db.PaymentMethods.CountAsync(m => m.CustomerId == customerId && m.RemovedAt == null, cancellationToken) >= PaymentMethod.Most)
            {
                return null;
            }

            var started = new CardSetup { Customer = await db.Customers.SingleAsync(c => c.CustomerId == customerId, cancellationToken), StartedAt = clock.UtcNow() };
            db.CardSetups.Add(started);
            await db.SaveChangesAsync(cancellationToken);
            return started;
        }, cancellationToken);
        if (setup is null)
        {
            return null;
        }

        var (done, cancelled) = addresses(setup.Reference);
        var page = await processor.OpenPageAsync(new OpenCardPage(setup.Reference, setup.Customer.Reference, done, cancelled), cancellationToken);
        setup.PageId = page.Id;
        await db.SaveChangesAsync(cancellationToken);
        return page.Address;
    }

    /// <summary>The customer is back: asks what became of their page.</summary>
    /// <exception cref="NotFoundException">No such setup of this customer.</exception>
    /// <exception cref="CardProcessorException">The processor gave no answer; the job asks again.</exception>
    public async Task<CardSetup> FinishAsync(string reference, Actor actor, CancellationToken cancellationToken)
    {
        var customerId = CustomerOf(actor);
        var setup = Reference.IsWellFormed(reference)
            ? await db.CardSetups.AsNoTracking().SingleOrDefaultAsync(s => s.Reference == reference && s.CustomerId == customerId, cancellationToken) ?? throw new NotFoundException()
            : throw new NotFoundException();
        return await SettleAsync(setup, actor, cancellationToken);
    }

    /// <summary>The processor says that something happened to one of its pages. Pages that are not ours are passed over.</summary>
    public async Task FinishPageAsync(string pageId, Actor actor, CancellationToken cancellationToken)
    {
        if (await db.CardSetups.AsNoTracking().SingleOrDefaultAsync(s => s.PageId == pageId, cancellationToken) is { } setup)
        {
            await SettleAsync(setup, actor, cancellationToken);
        }
    }

    private async Task<CardSetup> SettleAsync(CardSetup seen, Actor actor, CancellationToken cancellationToken)
    {
        if (seen is not { Status: CardSetupStatus.Open, PageId: { } pageId })
        {
            return seen;
        }

        var outcome = await door.Required.AskPageAsync(pageId, cancellationToken);
        var ended = await db.WriteAsync(async () =>
        {
            var setup = await db.CardSetups.Include(s => s.Customer).SingleAsync(s => s.CardSetupId == seen.CardSetupId, cancellationToken);
            if (setup.Status is CardSetupStatus.Open && outcome is not CardPageOutcome.Open)
            {
                await EndAsync(setup, outcome, actor, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            }

            return setup;
        }, cancellationToken);
        if (ended.Status is CardSetupStatus.NotDebit or CardSetupStatus.NoPlace && outcome is CardPageOutcome.Saved unused)
        {
            await door.Required.ForgetAsync(unused.Card.Token, cancellationToken);
        }

        return ended;
    }

    private async Task EndAsync(CardSetup setup, CardPageOutcome outcome, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow();
        if (outcome is not CardPageOutcome.Saved { Card: var card })
        {
            setup.End(CardSetupStatus.Abandoned, now);
            return;
        }

        if (!card.IsDebit)
        {
            setup.End(CardSetupStatus.NotDebit, now);
            return;
        }

        var places = await db.PaymentMethods.Where(m => m.CustomerId == setup.CustomerId && m.RemovedAt == null).Select(m => m.Place).ToListAsync(cancellationToken);
        var place = Enumerable.Range(1, PaymentMethod.Most).FirstOrDefault(p => !places.Contains(p));
        if (place == 0 || places.Count >= PaymentMethod.Most)
        {
            setup.End(CardSetupStatus.NoPlace, now);
            return;
        }

        var method = new PaymentMethod
        {
            Customer = setup.Customer,
            Kind = PaymentMethodKind.DebitCard,
            Place = place,
            LastFour = card.LastFour,
            BankName = card.Brand,
            AddedAt = now,
            ValidatedAt = now,
        };
        method.KeepCard(card.Token, card.ExpiresOn);
        db.PaymentMethods.Add(method);
        setup.End(CardSetupStatus.Saved, now, method);
        notices.Tell(setup.Customer, NotificationKind.Security, CardAddedEmail.For(method, setup.Customer), $"{card.Brand} debit card ending in {card.LastFour} was added to your payment methods.");
        db.AuditRows.Add(new AuditRow(actor, "payment method added", method.Reference, now, setup.CustomerId, after: $"{card.Brand} debit card ending in {card.LastFour}"));
        await db.SaveChangesAsync(cancellationToken);
        await risk.NoteAsync(setup.CustomerId, RiskyAct.CardAdded, cancellationToken);
    }

    private static long CustomerOf(Actor actor) => actor?.CustomerId ?? throw new NotFoundException("Only a customer has a wallet.");
}
