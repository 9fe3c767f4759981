using FinancePortal.Core.Audit;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Paper;
using FinancePortal.Core.Documents.Payoffs;
using FinancePortal.Core.Documents.Taxes;
using FinancePortal.Core.Documents.Titles;
using FinancePortal.Core.Images;
using FinancePortal.Core.Jobs;
using FinancePortal.Core.Leases.Changes;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Core.Leases.Wear;
using FinancePortal.Core.Ledger;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Payments.Cards;
using FinancePortal.Core.Payments.Charges;
using FinancePortal.Core.Payments.Collections;
using FinancePortal.Core.Payments.HelpToPay;
using FinancePortal.Core.Payments.Refunds;
using FinancePortal.Core.Payments.Upcoming;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.ServicePlans;
using FinancePortal.Core.ServicePlans.Insurance;
using FinancePortal.Core.ServicePlans.Maintenance;
using FinancePortal.Core.ServicePlans.WorkOrders;
using FinancePortal.Core.Staff.Corrections;
using FinancePortal.Core.Values;
using FinancePortal.Core.Vehicles;
using FinancePortal.Core.Vehicles.Recalls;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FinancePortal.Core.Data;

/// <summary>
/// The one model. Services know only this class; what a database does in its own way lives in the derived context
/// (<see cref="SqlitePortalDbContext"/>, <see cref="SqlServerPortalDbContext"/>).
/// </summary>
public abstract class PortalDbContext(DbContextOptions options) : IdentityDbContext<PortalUser, IdentityRole<long>, long>(options)
{
    private const string Version = nameof(FinancedAccount.Version);

    public DbSet<Customer> Customers => Set<Customer>();
    public DbSet<Vehicle> Vehicles => Set<Vehicle>();
    public DbSet<OdometerReading> OdometerReadings => Set<OdometerReading>();
    public DbSet<ServicePlan> ServicePlans => Set<ServicePlan>();
    public DbSet<WorkOrder> WorkOrders => Set<WorkOrder>();
    public DbSet<MaintenanceRecord> MaintenanceRecords => Set<MaintenanceRecord>();
    public DbSet<InsuranceProof> InsuranceProofs => Set<InsuranceProof>();
    public DbSet<VehicleRecall> VehicleRecalls => Set<VehicleRecall>();
    public DbSet<FinancedAccount> Accounts => Set<FinancedAccount>();
    public DbSet<AccountParty> Parties => Set<AccountParty>();
    public DbSet<AccountTerms> Terms => Set<AccountTerms>();
    public DbSet<AccountEvent> Events => Set<AccountEvent>();
    public DbSet<Journal> Journals => Set<Journal>();
    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();
    public DbSet<Payment> Payments => Set<Payment>();
    public DbSet<PaymentMethod> PaymentMethods => Set<PaymentMethod>();
    public DbSet<MicroDepositCheck> MicroDepositChecks => Set<MicroDepositCheck>();
    public DbSet<Refund> Refunds => Set<Refund>();
    public DbSet<BankFile> BankFiles => Set<BankFile>();
    public DbSet<BankFileEntry> BankFileEntries => Set<BankFileEntry>();
    public DbSet<ReceivedBankFile> ReceivedBankFiles => Set<ReceivedBankFile>();
    public DbSet<ReceivedBankEntry> ReceivedBankEntries => Set<ReceivedBankEntry>();
    public DbSet<IncidentalCharge> IncidentalCharges => Set<IncidentalCharge>();
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    public DbSet<ReminderChoice> ReminderChoices => Set<ReminderChoice>();
    public DbSet<PaymentReminder> PaymentReminders => Set<PaymentReminder>();
    public DbSet<CardSetup> CardSetups => Set<CardSetup>();
    public DbSet<CardCharge> CardCharges => Set<CardCharge>();
    public DbSet<AutopayEnrollment> AutopayEnrollments => Set<AutopayEnrollment>();
    public DbSet<LeasePlan> LeasePlans => Set<LeasePlan>();
    public DbSet<LeasePaper> LeasePapers => Set<LeasePaper>();
    public DbSet<WearNote> WearNotes => Set<WearNote>();
    public DbSet<ReturnAppointment> ReturnAppointments => Set<ReturnAppointment>();
    public DbSet<VehicleReturn> VehicleReturns => Set<VehicleReturn>();
    public DbSet<LeasePurchase> LeasePurchases => Set<LeasePurchase>();
    public DbSet<ServiceRequest> ServiceRequests => Set<ServiceRequest>();
    public DbSet<LeaseCharge> LeaseCharges => Set<LeaseCharge>();
    public DbSet<AutopayNotice> AutopayNotices => Set<AutopayNotice>();
    public DbSet<HelpAgreement> HelpAgreements => Set<HelpAgreement>();
    public DbSet<CollectionFlag> CollectionFlags => Set<CollectionFlag>();
    public DbSet<Photo> Photos => Set<Photo>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();
    public DbSet<DeliveryChoice> DeliveryChoices => Set<DeliveryChoice>();
    public DbSet<IssuedLetter> IssuedLetters => Set<IssuedLetter>();
    public DbSet<LetterLookup> LetterLookups => Set<LetterLookup>();
    public DbSet<TitleRelease> TitleReleases => Set<TitleRelease>();
    public DbSet<YearEndFigure> YearEndFigures => Set<YearEndFigure>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<OutboxEmail> OutboxEmails => Set<OutboxEmail>();
    public DbSet<AuditRow> AuditRows => Set<AuditRow>();
    public DbSet<AuditSeal> AuditSeals => Set<AuditSeal>();
    public DbSet<StaffCase> StaffCases => Set<StaffCase>();
    public DbSet<Correction> Corrections => Set<Correction>();
    public DbSet<EvidenceFile> EvidenceFiles => Set<EvidenceFile>();
    public DbSet<JobLease> JobLeases => Set<JobLease>();
    public DbSet<JobRun> JobRuns => Set<JobRun>();
    public DbSet<JobSetAside> JobSetAsides => Set<JobSetAside>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    private DbContextId? lookedAtBy;

    /// <summary>Whether nothing that this context is told to write stays; over when the context goes back to the pool and is lent again.</summary>
    public bool IsForLooking => lookedAtBy == ContextId;

    /// <summary>Somebody looks at pages that are not theirs (F-1205): reads go on, single saves do nothing, a write transaction is rolled back at its end.</summary>
    public void OnlyLook() => lookedAtBy = ContextId;

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        if (IsForLooking && Database.CurrentTransaction is null)
        {
            return 0;
        }

        GuardAndVersion();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (IsForLooking && Database.CurrentTransaction is null)
        {
            return Task.FromResult(0);
        }

        GuardAndVersion();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<string>().HaveMaxLength(256);
        configurationBuilder.Properties<decimal>().HavePrecision(18, 8);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<AnnualRate>().HaveConversion<AnnualRateConverter>().HavePrecision(9, 8);
        configurationBuilder.Properties<MoneyFactor>().HaveConversion<MoneyFactorConverter>().HavePrecision(10, 9);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        if (builder.Model.FindEntityType(typeof(IdentityUserPasskey<long>)) is null)
        {
            throw new InvalidOperationException("The passkey table is missing: build the context with an application service provider whose IdentityOptions.Stores.SchemaVersion is Version3 (see DesignTime).");
        }

        builder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
    }

    /// <summary>Append-only rows are refused here before the database's triggers would; changed rows get their next version.</summary>
    private void GuardAndVersion()
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            switch (entry.State)
            {
                case EntityState.Modified or EntityState.Deleted when AppendOnly.Types.Contains(entry.Metadata.ClrType):
                    throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} is append-only: book a reversal instead.");
                case EntityState.Modified when entry.Metadata.FindProperty(Version) is { IsConcurrencyToken: true }:
                    Increment(entry);
                    break;
            }
        }
    }

    private static void Increment(EntityEntry entry)
    {
        var version = entry.Property(Version);
        version.CurrentValue = (long)version.OriginalValue! + 1;
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(v => v, v => DateTime.SpecifyKind(v, DateTimeKind.Utc));

    private sealed class AnnualRateConverter() : ValueConverter<AnnualRate, decimal>(v => v.Fraction, v => AnnualRate.FromFraction(v));

    private sealed class MoneyFactorConverter() : ValueConverter<MoneyFactor, decimal>(v => v.Value, v => MoneyFactor.Of(v));
}
