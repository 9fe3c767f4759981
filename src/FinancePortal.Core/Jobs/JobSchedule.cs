using FinancePortal.Core.Audit;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.Registration;
using FinancePortal.Core.Documents.Agreements;
using FinancePortal.Core.Documents.Letters;
using FinancePortal.Core.Documents.Paper;
using FinancePortal.Core.Documents.Scanning;
using FinancePortal.Core.Documents.Statements;
using FinancePortal.Core.Documents.Taxes;
using FinancePortal.Core.Documents.Titles;
using FinancePortal.Core.Documents.Unclaimed;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Payments.Cards;
using FinancePortal.Core.Payments.Collections;
using FinancePortal.Core.Payments.Refunds;
using FinancePortal.Core.Payments.Upcoming;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.ServicePlans.Ending;
using FinancePortal.Core.ServicePlans.Recalls;
using FinancePortal.Core.ServicePlans.WorkOrders;
using FinancePortal.Core.Staff;
using FinancePortal.Core.Staff.Corrections;
using FinancePortal.Core.Staff.Reveals;

namespace FinancePortal.Core.Jobs;

/// <summary>When a job runs: again and again with a pause, or once a business day from a New York time on.</summary>
public sealed record JobTime(Type Job, TimeSpan? Every = null, TimeOnly? DailyAt = null);

/// <summary>The timetable.</summary>
public static class JobSchedule
{
    public static IReadOnlyList<JobTime> All { get; } =
    [
        new(typeof(SealAuditJob), Every: TimeSpan.FromSeconds(1)),
        new(typeof(SendEmailsJob), Every: TimeSpan.FromSeconds(2)),
        new(typeof(ScanUploadsJob), Every: TimeSpan.FromSeconds(20)),
        new(typeof(PrintLettersJob), Every: TimeSpan.FromMinutes(1)),
        new(typeof(BackToPaperJob), Every: TimeSpan.FromMinutes(5)),
        new(typeof(ReadReturnsJob), Every: TimeSpan.FromMinutes(1)),
        new(typeof(AskCardProcessorJob), Every: TimeSpan.FromMinutes(1)),
        new(typeof(UnbookedReturnsJob), Every: TimeSpan.FromMinutes(15)),
        new(typeof(BillInstallmentsJob), DailyAt: new TimeOnly(0, 5)),
        new(typeof(CreditScheduledPaymentsJob), DailyAt: new TimeOnly(0, 15)),

        // After what was billed and what was promised by hand: autopay takes only what is left.
        new(typeof(CollectAutopayJob), DailyAt: new TimeOnly(0, 30)),
        new(typeof(FlagCollectionsJob), DailyAt: new TimeOnly(0, 45)),
        new(typeof(FileAgreementsJob), DailyAt: new TimeOnly(2, 45)),
        new(typeof(AnnounceAutopayJob), DailyAt: new TimeOnly(8, 0)),

        // Noon in New York is morning in California: nobody is woken.
        new(typeof(RemindPaymentsJob), DailyAt: new TimeOnly(12, 15)),
        new(typeof(RenewSecretsJob), DailyAt: new TimeOnly(2, 0)),
        new(typeof(RenewAccountNumbersJob), DailyAt: new TimeOnly(2, 15)),
        new(typeof(VerifyAuditJob), DailyAt: new TimeOnly(3, 0)),
        new(typeof(RevealReportJob), DailyAt: new TimeOnly(7, 0)),
        new(typeof(ExpireCorrectionsJob), DailyAt: new TimeOnly(0, 45)),
        new(typeof(EscalateCasesJob), DailyAt: new TimeOnly(7, 30)),
        new(typeof(ForgetRegistrationsJob), DailyAt: new TimeOnly(2, 30)),
        new(typeof(MakeStatementsJob), DailyAt: new TimeOnly(1, 0)),
        new(typeof(WelcomeAccountsJob), Every: TimeSpan.FromMinutes(5)),
        new(typeof(WriteNoticesJob), DailyAt: new TimeOnly(1, 30)),
        new(typeof(UnclaimedMoneyJob), DailyAt: new TimeOnly(3, 45)),
        new(typeof(TrackTitlesJob), DailyAt: new TimeOnly(3, 15)),
        new(typeof(YearEndJob), DailyAt: new TimeOnly(3, 30)),
        new(typeof(PrintPaperJob), DailyAt: new TimeOnly(4, 0)),

        new(typeof(ReadDealerReportsJob), Every: TimeSpan.FromMinutes(1)),
        new(typeof(CheckRecallsJob), DailyAt: new TimeOnly(4, 0)),
        new(typeof(EndPlansWithAccountsJob), DailyAt: new TimeOnly(3, 30)),

        // The last returns for a lack of funds are there in the morning; what became final can be refunded the same day.
        new(typeof(SettlePaymentsJob), DailyAt: new TimeOnly(13, 0)),
        new(typeof(RefundCreditJob), DailyAt: new TimeOnly(14, 0)),
        new(typeof(WriteBankFileJob), DailyAt: CreditDate.FileAt),
    ];
}
