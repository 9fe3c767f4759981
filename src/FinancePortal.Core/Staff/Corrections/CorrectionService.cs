using System.Globalization;
using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers.Contact;
using FinancePortal.Core.Data;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Staff.Corrections;

/// <summary>Shows what a correction would do, and proposes it. Only a second person has it booked, except small waivers (F-1202).</summary>
public sealed class CorrectionService(PortalDbContext db, CorrectionBookingService booking, LastChangeService changes, CaseService cases, CurrentRules rules, TimeProvider clock)
{
    /// <summary>Before and after; changes nothing.</summary>
    /// <exception cref="NotFoundException">The customer is no party of such an account.</exception>
    public async Task<CorrectionEffect> PreviewAsync(long customerId, string accountReference, CorrectionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var account = await AccountAsync(customerId, accountReference, cancellationToken);
        return await OtherProblemAsync(account, request, cancellationToken) is { } problem ? CorrectionEffect.Refused(problem)
            : request.Kind is CorrectionKind.LeaseReading ? await booking.ReadingEffectAsync(account, request.Field, request.NewValue, cancellationToken)
            : CorrectionEffects.Of(account.CurrentTerms, await EventsAsync(account.FinancedAccountId, cancellationToken), request, clock.Today(), clock.UtcNow());
    }

    /// <summary>Proposes a correction of an account, or books it at once where no second person is needed.</summary>
    public Task<CorrectionAnswer> ProposeAsync(long customerId, string accountReference, CorrectionRequest request, Actor actor, CancellationToken cancellationToken) => db.WriteAsync<CorrectionAnswer>(
        async () =>
        {
            ArgumentNullException.ThrowIfNull(request);
            var account = await AccountAsync(customerId, accountReference, cancellationToken);
            if (account.LastSequence != request.SeenSequence)
            {
                return new CorrectionAnswer.Stale(await MeanwhileAsync(account.FinancedAccountId, request.SeenSequence, cancellationToken));
            }

            var effect = await PreviewAsync(customerId, accountReference, request, cancellationToken);
            if (effect.Problem is { } problem)
            {
                return new CorrectionAnswer.Refused(problem);
            }

            if (IsUnproved(request))
            {
                return new CorrectionAnswer.Refused(CorrectionProblem.EvidenceMissing);
            }

            var evidence = await KeepEvidenceAsync(request, cancellationToken);
            var target = request.TargetAccountNumber is { } number ? await db.Accounts.Where(a => a.AccountNumber == number).Select(a => (long?)a.FinancedAccountId).SingleOrDefaultAsync(cancellationToken) : null;
            var old = request.Kind is CorrectionKind.LeaseReading ? await db.OdometerReadings.Where(r => r.Reference == request.Field).Select(r => r.Miles).SingleAsync(cancellationToken) : (int?)null;
            return await KeepAsync(CorrectionOf(Rules(), customerId, account.FinancedAccountId, request, effect.AtStake, actor, evidence, target, old?.ToString(CultureInfo.InvariantCulture) ?? ""), actor, cancellationToken);
        },
        cancellationToken);

    /// <summary>Proposes to change a detail of the person; always for a second person to decide.</summary>
    public Task<CorrectionAnswer> ProposePersonalAsync(long customerId, CorrectionRequest request, string seen, Actor actor, CancellationToken cancellationToken) => db.WriteAsync<CorrectionAnswer>(
        async () =>
        {
            ArgumentNullException.ThrowIfNull(request);
            var customer = await db.Customers.SingleAsync(c => c.CustomerId == customerId, cancellationToken);
            if (!PersonalDetails.All.Contains(request.Field) || !PersonalDetails.Accepts(request.Field, request.NewValue))
            {
                return new CorrectionAnswer.Refused(CorrectionProblem.ValueRefused);
            }

            var old = PersonalDetails.Read(customer, request.Field);
            return old != seen ? new CorrectionAnswer.Stale([], await changes.FindAsync(customerId, cancellationToken))
                : old == request.NewValue ? new CorrectionAnswer.Refused(CorrectionProblem.ChangesNothing)
                : IsUnproved(request) ? new CorrectionAnswer.Refused(CorrectionProblem.EvidenceMissing)
                : await KeepAsync(CorrectionOf(Rules(), customerId, account: null, request, Money.Zero, actor, await KeepEvidenceAsync(request, cancellationToken), target: null, old), actor, cancellationToken);
        },
        cancellationToken);

    /// <summary>What was booked on an account after a form was made.</summary>
    internal async Task<IReadOnlyList<MeanwhileBooked>> MeanwhileAsync(long accountId, int seen, CancellationToken cancellationToken) =>
        await db.Events.AsNoTracking().Where(e => e.FinancedAccountId == accountId && e.Sequence > seen).OrderBy(e => e.Sequence)
            .Select(e => new MeanwhileBooked(e.ActorName, e.Kind, e.EffectiveOn, e.BookedAt)).Take(10).ToListAsync(cancellationToken);

    private static bool IsUnproved(CorrectionRequest request) => request.Evidence is null && string.IsNullOrWhiteSpace(request.EvidenceReference);

    private async Task<long?> KeepEvidenceAsync(CorrectionRequest request, CancellationToken cancellationToken)
    {
        if (request.Evidence is null)
        {
            return null;
        }

        var file = EvidenceFile.Of(request.Evidence, clock.UtcNow());
        db.EvidenceFiles.Add(file);
        await db.SaveChangesAsync(cancellationToken);
        return file.EvidenceFileId;
    }

    private async Task<CorrectionAnswer> KeepAsync(Correction correction, Actor actor, CancellationToken cancellationToken)
    {
        db.Corrections.Add(correction);
        db.AuditRows.Add(new AuditRow(
            actor, "correction proposed", correction.Reference, correction.MadeAt, correction.CustomerId, correction.FinancedAccountId,
            before: correction.OldValue, after: $"{correction.Kind}, {correction.Reason}, event {correction.Sequence}, {correction.NewDate:yyyy-MM-dd}, {correction.Amount} {correction.Field} {correction.NewValue}".Trim()));
        if (!Rules().NeedsSecondPerson(correction.Kind, correction.AtStake))
        {
            if (await booking.BookAsync(correction, "No second person needed", actor, cancellationToken) is { } problem)
            {
                return new CorrectionAnswer.Refused(problem);
            }

            await db.SaveChangesAsync(cancellationToken);
            return new CorrectionAnswer.Booked(correction.Reference);
        }

        await cases.OpenAsync(CaseKind.CorrectionToApprove, correction.Reference, $"Correction by {actor.Name}", correction.ExpiresOn, correction.CustomerId, correction.FinancedAccountId, correction.Note, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new CorrectionAnswer.Waits(correction.Reference);
    }

    private CorrectionRules Rules() => new(rules.Book.Amount(Rule.SecondPersonAbove, clock.Today()), rules.Book.Count(Rule.DaysToDecide, clock.Today()));

    private Correction CorrectionOf(CorrectionRules limits, long customerId, long? account, CorrectionRequest request, Money atStake, Actor actor, long? evidence, long? target, string old) => new()
    {
        CustomerId = customerId,
        FinancedAccountId = account,
        Kind = request.Kind,
        Sequence = request.Sequence,
        NewDate = request.NewDate,
        Amount = request.Amount,
        ApplyAs = request.ApplyAs,
        TargetAccountId = target,
        TakesBackLateFees = request.TakesBackLateFees,
        Field = request.Field,
        OldValue = old,
        NewValue = request.NewValue,
        Reason = request.Reason,
        Note = request.Note,
        EvidenceFileId = evidence,
        EvidenceReference = request.EvidenceReference,
        AtStake = atStake,
        MadeByUserId = actor.UserId!.Value,
        MadeByName = actor.Name,
        MadeAt = clock.UtcNow(),
        ExpiresOn = clock.Today().AddDays(limits.DaysToDecide),
    };

    /// <summary>What the account's own events do not know: the bank, the other account, the readings.</summary>
    private async Task<CorrectionProblem?> OtherProblemAsync(FinancedAccount account, CorrectionRequest request, CancellationToken cancellationToken) => request.Kind switch
    {
        CorrectionKind.Reverse or CorrectionKind.MoveToOtherAccount when await db.Payments.AnyAsync(
            p => p.FinancedAccountId == account.FinancedAccountId && p.CreditedBySequence == request.Sequence && (p.BankStatus == BankStatus.WaitingForFile || p.BankStatus == BankStatus.Sent), cancellationToken)
            => CorrectionProblem.StillAtBank,
        CorrectionKind.MoveToOtherAccount when !await db.Accounts.AnyAsync(
            a => a.AccountNumber == request.TargetAccountNumber && a.FinancedAccountId != account.FinancedAccountId && a.Status == AccountStatus.Open, cancellationToken)
            => CorrectionProblem.NoSuchTarget,
        CorrectionKind.LeaseReading when !int.TryParse(request.NewValue, NumberStyles.None, CultureInfo.InvariantCulture, out var miles) || miles > 999_999 => CorrectionProblem.ValueRefused,
        _ => null,
    };

    private async Task<FinancedAccount> AccountAsync(long customerId, string reference, CancellationToken cancellationToken) =>
        await db.Accounts.AsNoTracking().Include(a => a.Terms).SingleOrDefaultAsync(a => a.Reference == reference && a.Parties.Any(p => p.CustomerId == customerId), cancellationToken)
        ?? throw new NotFoundException();

    private Task<List<AccountEvent>> EventsAsync(long accountId, CancellationToken cancellationToken) =>
        db.Events.AsNoTracking().Where(e => e.FinancedAccountId == accountId).OrderBy(e => e.Sequence).ToListAsync(cancellationToken);
}
