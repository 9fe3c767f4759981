using System.Security.Cryptography;
using System.Text;
using FinancePortal.Core.Customers.Emails;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Data;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Secrets;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Consents;

/// <param name="GivenAt">Since when the consent holds; nothing when there is none.</param>
/// <param name="PaperFrom">After a withdrawal: the day from which everything comes on paper.</param>
/// <param name="IsOutdated">The statement has changed since: it must be given anew .</param>
public sealed record ConsentState(DateTime? GivenAt, DateOnly? PaperFrom, bool IsOutdated)
{
    /// <summary>Whether documents may go electronically on a day.</summary>
    public bool Holds(DateOnly on) => (GivenAt is not null && !IsOutdated) || (PaperFrom is { } from && on < from);
}

/// <summary>Consent to electronic documents: the statement, the proof, the record, and the way back.</summary>
public sealed class ConsentService(PortalDbContext db, SecretKeys keys, Letterhead letterhead, SecurityAlertService alerts, TimeProvider clock)
{
    public IReadOnlyList<ConsentSection> Statement { get; } = ConsentStatement.For(letterhead);

    public async Task<ConsentState> StateAsync(long customerId, CancellationToken cancellationToken = default)
    {
        var last = await db.Set<ConsentEvent>().AsNoTracking().Where(e => e.CustomerId == customerId && e.Step != ConsentStep.SampleOpened)
            .OrderByDescending(e => e.ConsentEventId).FirstOrDefaultAsync(cancellationToken);
        return last is { Step: ConsentStep.Given } ? new ConsentState(last.At, PaperFrom: null, last.Version < ConsentStatement.Version) : new ConsentState(GivenAt: null, last?.EffectiveOn, IsOutdated: false);
    }

    /// <summary>The sample, and a note that it was opened.</summary>
    public async Task<byte[]> OpenSampleAsync(Actor actor, Origin origin, CancellationToken cancellationToken = default)
    {
        db.Add(Step(ConsentStep.SampleOpened, actor, origin));
        await db.SaveChangesAsync(cancellationToken);
        return ConsentSample.Print(ConsentSample.CodeOf(actor.UserId!.Value, keys), letterhead, clock.UtcNow());
    }

    /// <returns>False when the code is not the one in the sample.</returns>
    public async Task<bool> GiveAsync(string? code, Actor actor, Origin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var right = ConsentSample.CodeOf(actor.UserId!.Value, keys);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code?.Replace(" ", "", StringComparison.Ordinal) ?? ""), Encoding.UTF8.GetBytes(right)))
        {
            return false;
        }

        return await db.WriteAsync(async () =>
        {
            if ((await StateAsync(actor.CustomerId!.Value, cancellationToken)) is { GivenAt: not null, IsOutdated: false })
            {
                return true;
            }

            db.Add(Step(ConsentStep.Given, actor, origin, proof: right));
            await TellAsync(actor, ConsentEmail.Given(), origin, cancellationToken);
            return true;
        }, cancellationToken);
    }

    /// <returns>The day from which everything comes on paper: the next business day .</returns>
    public Task<DateOnly> WithdrawAsync(Actor actor, Origin origin, CancellationToken cancellationToken = default) => db.WriteAsync(async () =>
    {
        var from = BankCalendar.AddBankingDays(clock.Today(), 1);
        if ((await StateAsync(actor.CustomerId!.Value, cancellationToken)).GivenAt is not null)
        {
            db.Add(Step(ConsentStep.Withdrawn, actor, origin, effectiveOn: from));
            await TellAsync(actor, ConsentEmail.Withdrawn(), origin, cancellationToken);
        }

        return from;
    }, cancellationToken);

    private async Task TellAsync(Actor actor, SecurityAlert alert, Origin origin, CancellationToken cancellationToken)
    {
        await alerts.TellAsync(await db.Users.SingleAsync(u => u.Id == actor.UserId, cancellationToken), alert, origin, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private ConsentEvent Step(ConsentStep step, Actor actor, Origin origin, string proof = "", DateOnly? effectiveOn = null) => new()
    {
        CustomerId = actor.CustomerId!.Value,
        UserId = actor.UserId!.Value,
        Step = step,
        Version = ConsentStatement.Version,
        TextHash = ConsentStatement.HashOf(Statement),
        At = clock.UtcNow(),
        Proof = proof,
        Device = origin.Device,
        Source = origin.Source,
        EffectiveOn = effectiveOn,
    };
}
