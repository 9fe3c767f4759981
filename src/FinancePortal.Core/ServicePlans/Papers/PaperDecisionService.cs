using System.Globalization;
using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Data;
using FinancePortal.Core.ServicePlans.Emails;
using FinancePortal.Core.ServicePlans.Insurance;
using FinancePortal.Core.ServicePlans.Maintenance;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.ServicePlans.Papers;

/// <summary>Something that an owner sent and a colleague has to look at.</summary>
/// <param name="Words">What it claims to show, in a line.</param>
/// <param name="DocumentId">The paper; null when none was sent.</param>
public sealed record WaitingPaper(bool IsInsurance, string Reference, string Title, string Words, string VehicleName, string Vin, DateTime SentAt, long? DocumentId);

/// <summary>A colleague confirms or refuses what owners sent: invoices of services (F-804) and proofs of insurance (F-606).</summary>
public sealed class PaperDecisionService(PortalDbContext db, CaseService cases, MaintenanceSchedules schedules, VehicleNoticeService notices, TimeProvider clock)
{
    private const int Most = 100;
    private static readonly CultureInfo UnitedStates = CultureInfo.GetCultureInfo("en-US");

    /// <summary>What came first on top.</summary>
    public async Task<IReadOnlyList<WaitingPaper>> ListAsync(CancellationToken cancellationToken)
    {
        var records = await db.MaintenanceRecords.AsNoTracking().Include(r => r.Vehicle).Where(r => r.Status == RecordStatus.Waiting).OrderBy(r => r.AddedAt).Take(Most).ToListAsync(cancellationToken);
        var proofs = await db.InsuranceProofs.AsNoTracking().Include(p => p.Account!.Vehicle).Where(p => p.Status == ProofStatus.Waiting).OrderBy(p => p.SentAt).Take(Most).ToListAsync(cancellationToken);
        return [.. records.Select(Of).Concat(proofs.Select(Of)).OrderBy(p => p.SentAt)];
    }

    /// <exception cref="NotFoundException">Nothing of that reference waits.</exception>
    public async Task<WaitingPaper> FindAsync(string reference, CancellationToken cancellationToken)
    {
        if (!Reference.IsWellFormed(reference))
        {
            throw new NotFoundException();
        }

        return await db.MaintenanceRecords.AsNoTracking().Include(r => r.Vehicle).SingleOrDefaultAsync(r => r.Reference == reference && r.Status == RecordStatus.Waiting, cancellationToken) is { } record ? Of(record)
            : await db.InsuranceProofs.AsNoTracking().Include(p => p.Account!.Vehicle).SingleOrDefaultAsync(p => p.Reference == reference && p.Status == ProofStatus.Waiting, cancellationToken) is { } proof ? Of(proof)
            : throw new NotFoundException();
    }

    /// <summary>Confirms or refuses, closes the case and tells the owner.</summary>
    /// <param name="why">For the owner; needed when it is refused.</param>
    /// <exception cref="NotFoundException">Nothing of that reference waits.</exception>
    public Task<WaitingPaper> DecideAsync(string reference, bool accept, string why, Actor colleague, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(colleague);
        return db.WriteAsync(async () =>
        {
            var paper = await FindAsync(reference, cancellationToken);
            var now = clock.UtcNow();
            long? accountId;
            if (await db.MaintenanceRecords.SingleOrDefaultAsync(r => r.Reference == reference, cancellationToken) is { } record)
            {
                record.Decide(accept, why, colleague.Name, now);
                await cases.CloseAsync(CaseKind.UploadToConfirm, $"maintenance {reference}", accept ? "confirmed" : "refused", cancellationToken);
                accountId = await db.Accounts.Where(a => a.VehicleId == record.VehicleId).OrderByDescending(a => a.OpenedOn).Select(a => (long?)a.FinancedAccountId).FirstOrDefaultAsync(cancellationToken);
            }
            else
            {
                var proof = await db.InsuranceProofs.SingleAsync(p => p.Reference == reference, cancellationToken);
                proof.Decide(accept, why, colleague.Name, now);
                await cases.CloseAsync(CaseKind.UploadToConfirm, $"insurance {reference}", accept ? "confirmed" : "refused", cancellationToken);
                accountId = proof.FinancedAccountId;
            }

            if (accountId is { } id && await db.Accounts.Include(a => a.Vehicle).SingleAsync(a => a.FinancedAccountId == id, cancellationToken) is var account)
            {
                await notices.TellAsync(account, c => PaperDecidedEmail.For(account, paper, accept, why, c), accept ? "Nothing is left to do." : why, cancellationToken);
            }

            db.AuditRows.Add(new AuditRow(colleague with { Reason = why }, accept ? "paper confirmed" : "paper refused", reference, now, financedAccountId: accountId, after: paper.Words));
            await db.SaveChangesAsync(cancellationToken);
            return paper;
        }, cancellationToken);
    }

    private WaitingPaper Of(MaintenanceRecord record) => new(
        IsInsurance: false, record.Reference, schedules.For(record.Vehicle!).NameOf(record.Service), string.Create(UnitedStates, $"{record.Place}, {record.DoneOn:MMM d, yyyy}, {record.Miles:N0} miles"), record.Vehicle!.Name, record.Vehicle.Vin, record.AddedAt, record.DocumentId);

    private static WaitingPaper Of(InsuranceProof proof) => new(
        IsInsurance: true, proof.Reference, "Insurance", string.Create(UnitedStates, $"{proof.Insurer}, policy ending in {proof.PolicyLastFour}, {proof.CoversFrom:MMM d, yyyy} to {proof.CoversUntil:MMM d, yyyy}"), proof.Account!.Vehicle.Name, proof.Account.Vehicle.Vin, proof.SentAt, proof.DocumentId);
}
