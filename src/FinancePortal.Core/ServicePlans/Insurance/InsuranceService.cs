using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.ServicePlans.Insurance;

/// <summary>The insurance of a vehicle: newest proof first, and where that leaves it today.</summary>
public sealed record InsuranceFile(VehicleFile File, IReadOnlyList<InsuranceProof> Proofs, InsuranceStanding Standing);

/// <summary>A proof as the customer describes it; the paper itself is kept with the documents.</summary>
public sealed record SendProof
{
    public required string AccountReference { get; init; }
    public required long DocumentId { get; init; }
    public required string Insurer { get; init; }
    public required string PolicyLastFour { get; init; }
    public required DateOnly CoversFrom { get; init; }
    public required DateOnly CoversUntil { get; init; }
}

/// <summary>Takes proofs of insurance in. While one waits, nobody may force cover on the customer (F-606).</summary>
public sealed class InsuranceService(PortalDbContext db, VehicleFileService files, CaseService cases, TimeProvider clock)
{
    /// <exception cref="NotFoundException">No such account, or not this customer's to see.</exception>
    public async Task<InsuranceFile> FileAsync(long customerId, string accountReference, CancellationToken cancellationToken)
    {
        var (account, file) = await files.OpenAsync(customerId, accountReference, PartyRights.View, cancellationToken);
        var proofs = await db.InsuranceProofs.AsNoTracking().Where(p => p.FinancedAccountId == account.FinancedAccountId).OrderByDescending(p => p.InsuranceProofId).ToListAsync(cancellationToken);
        return new InsuranceFile(file, proofs, InsuranceStanding.Of(proofs, file.Today));
    }

    /// <summary>The same paper sent again is the proof that is there.</summary>
    /// <exception cref="NotFoundException">No such account, or no right to act for it.</exception>
    public Task<InsuranceProof> SendAsync(SendProof request, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(actor);
        var customerId = actor.CustomerId ?? throw new NotFoundException();
        return db.WriteAsync(async () =>
        {
            var (account, file) = await files.OpenAsync(customerId, request.AccountReference, PartyRights.Pay, cancellationToken);
            if (await db.InsuranceProofs.SingleOrDefaultAsync(p => p.FinancedAccountId == account.FinancedAccountId && p.DocumentId == request.DocumentId, cancellationToken) is { } known)
            {
                return known;
            }

            var now = clock.UtcNow();
            var proof = new InsuranceProof
            {
                FinancedAccountId = account.FinancedAccountId,
                DocumentId = request.DocumentId,
                Insurer = request.Insurer,
                PolicyLastFour = request.PolicyLastFour,
                CoversFrom = request.CoversFrom,
                CoversUntil = request.CoversUntil,
                SentAt = now,
            };
            db.InsuranceProofs.Add(proof);
            await cases.OpenAsync(CaseKind.UploadToConfirm, $"insurance {proof.Reference}", $"Confirm the insurance of a {file.VehicleName}", BankCalendar.AddBankingDays(file.Today, 3), customerId, account.FinancedAccountId,
                $"{request.Insurer}, {DateWords.Brief(request.CoversFrom)} to {DateWords.Brief(request.CoversUntil)}. Decide it on the page of uploads.", cancellationToken);
            db.AuditRows.Add(new AuditRow(actor, "insurance proof sent", proof.Reference, now, financedAccountId: account.FinancedAccountId, after: $"{request.Insurer} until {request.CoversUntil:yyyy-MM-dd}"));
            await db.SaveChangesAsync(cancellationToken);
            return proof;
        }, cancellationToken);
    }
}
