using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Agreements;
using FinancePortal.Core.Documents.Letters;
using FinancePortal.Core.Documents.Paper;
using FinancePortal.Core.Documents.Payoffs;
using FinancePortal.Core.Documents.Statements;
using FinancePortal.Core.Documents.Taxes;
using FinancePortal.Core.Documents.Titles;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Demo;

/// <summary>
/// Fills the gloveboxes: what each account's life would have brought, on its own dates, from its own figures. Nothing is printed
/// before somebody opens it, so the first start stays quick.
/// </summary>
internal sealed class DemoPapers(PortalDbContext db, IDocumentStore store, DateTime now)
{
    private const int DaysUntilTitlesAreHome = 40;
    private static readonly TimeOnly Morning = new(9, 30);
    private readonly DateOnly today = BusinessClock.BusinessDateOf(now);

    public async Task FillAsync(CancellationToken cancellationToken)
    {
        var accounts = await db.Accounts.Include(a => a.Terms).Include(a => a.Vehicle).Include(a => a.Parties).ThenInclude(p => p.Customer).AsSplitQuery().ToListAsync(cancellationToken);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var account in accounts)
        {
            var addressee = Addressee.OfBorrowers(account);
            Add(AccountLetters.Contract(account, addressee), DocumentKind.Contract, account, "contract");
            Add(AccountLetters.Disclosure(account, addressee), DocumentKind.Disclosure, account, "disclosure");
            Add(AccountLetters.Welcome(account, addressee, account.OpenedOn), DocumentKind.Letter, account, WelcomeAccountsJob.Subject);
            await AutopayAsync(account, addressee, cancellationToken);
            await StatementsAsync(account, cancellationToken);
            await NoticesAsync(account, addressee, cancellationToken);
            await YearEndsAsync(account, cancellationToken);
            if (account.Status is AccountStatus.PaidOff)
            {
                if (account.ClosedOn!.Value.AddDays(DaysUntilTitlesAreHome) < today)
                {
                    Title(account, addressee);
                }
                else
                {
                    TitleWaits(account, addressee);
                }
            }
        }

        await DeliveryAsync(cancellationToken);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        await db.SaveChangesAsync(cancellationToken);
        await new DemoInsurance(db, store, now).FillAsync(accounts, cancellationToken);
    }

    private async Task AutopayAsync(FinancedAccount account, string addressee, CancellationToken cancellationToken)
    {
        foreach (var autopay in await db.AutopayEnrollments.AsNoTracking().Include(a => a.Method).Where(a => a.FinancedAccountId == account.FinancedAccountId).ToListAsync(cancellationToken))
        {
            var on = BusinessClock.BusinessDateOf(autopay.EnrolledAt);
            Add(AccountLetters.Autopay(account, autopay, addressee, on), DocumentKind.Letter, account, AgreementPaperService.AutopaySubject(autopay.Reference));
        }
    }

    private async Task StatementsAsync(FinancedAccount account, CancellationToken cancellationToken)
    {
        var first = account.CurrentTerms.FirstDueOn;
        var last = account.ClosedOn is { } closed && closed < today ? closed : today;
        var dueDates = Enumerable.Range(0, 12 * 12)
            .Select(month => BillingSchedule.DueOn(first, first.Day, month))
            .TakeWhile(due => due.AddDays(-Statement.DaysBeforeDue) <= last);
        var statements = new StatementService(db, new CurrentRules());
        foreach (var statement in await statements.DraftLifeAsync(account, dueDates, cancellationToken))
        {
            db.Documents.Add(statement.ToDocument(account.FinancedAccountId, At(statement.MadeOn)));
        }
    }

    /// <summary>Of payments that came back and of those that were late for longer than the contract's grace.</summary>
    private async Task NoticesAsync(FinancedAccount account, string addressee, CancellationToken cancellationToken)
    {
        var id = account.FinancedAccountId;
        var life = await db.Events.AsNoTracking().Where(e => e.FinancedAccountId == id).OrderBy(e => e.Sequence).ToListAsync(cancellationToken);
        foreach (var payment in await db.Payments.AsNoTracking().Where(p => p.FinancedAccountId == id && p.ReturnCode != null && p.EndedAt != null).ToListAsync(cancellationToken))
        {
            var charged = life.Find(e => e.Kind is AccountEventKind.ReturnedPaymentFeeAssessed && BusinessClock.BusinessDateOf(e.BookedAt) == BusinessClock.BusinessDateOf(payment.EndedAt!.Value));
            Add(Notices.Returned(account, payment, charged?.Amount ?? Money.Zero, addressee, BusinessClock.BusinessDateOf(payment.EndedAt!.Value)), DocumentKind.Notice, account, $"returned {payment.ConfirmationNumber}");
        }

        foreach (var fee in life.Where(e => e.Kind is AccountEventKind.LateFeeAssessed))
        {
            var on = BusinessClock.BusinessDateOf(fee.BookedAt);
            var position = AccountPosition.On(account.CurrentTerms, Replay.Run(account.CurrentTerms, life.FindAll(e => e.BookedAt <= fee.BookedAt)), on);
            if (position.PastDueSince is { } since && LateFee.From(account.CurrentTerms.LateFee, since) <= on)
            {
                Add(Notices.PastDue(account, position, addressee, on), DocumentKind.Notice, account, FormattableString.Invariant($"past-due {fee.Sequence}"));
            }
        }
    }

    private async Task YearEndsAsync(FinancedAccount account, CancellationToken cancellationToken)
    {
        if (account.Product is ProductKind.Lease)
        {
            return;
        }

        var life = await db.Events.AsNoTracking().Where(e => e.FinancedAccountId == account.FinancedAccountId).OrderBy(e => e.Sequence).ToListAsync(cancellationToken);
        for (var year = account.OpenedOn.Year; year < today.Year; year++)
        {
            var on = new DateOnly(year + 1, 1, 12);
            if (on > today || InterestReceived.InYear(account.CurrentTerms, life, year) is not { IsPositive: true } interest)
            {
                continue;
            }

            var figure = new YearEndFigure
            {
                FinancedAccountId = account.FinancedAccountId,
                Year = year,
                Revision = 0,
                Interest = interest,
                HasForm = VehicleLoanInterest.NeedsForm(account, year, interest),
                IssuedAt = At(on),
            };
            db.YearEndFigures.Add(figure);
            var start = new DateOnly(year, 1, 1) > account.OpenedOn ? new DateOnly(year - 1, 12, 31) : account.OpenedOn;
            db.Documents.Add(InterestLetter.ToDocument(figure, account, Replay.Run(account.CurrentTerms, life, start).Principal, on, At(on), DeliveryRoute.None));
        }
    }

    /// <summary>The loan is long paid off: its title is home, and somebody has checked the letter.</summary>
    private void Title(FinancedAccount account, string addressee)
    {
        var paidOn = account.ClosedOn!.Value;
        var finalOn = BankCalendar.AddBankingDays(paidOn, 3);
        var release = TitleRelease.Of(account, paidOn);
        release.FundsAreFinal(finalOn);
        release.Send(BankCalendar.AddBankingDays(finalOn, 2));
        release.Confirm(BankCalendar.AddBankingDays(finalOn, 9));
        release.Mail(BankCalendar.AddBankingDays(finalOn, 11), "9400 1000 0000 0000 0000 00");
        db.TitleReleases.Add(release);
        Add(PaidInFullLetter.LienRelease(account, addressee, release.SentOn!.Value), DocumentKind.Title, account, "lien-release");
        PaidInFull(account, addressee, finalOn).Lookups.Add(new LetterLookup { At = At(finalOn.AddDays(6)).AddHours(4), Asker = "Cascade Example Credit Union", Verdict = LetterVerdict.Valid });
    }

    private IssuedLetter PaidInFull(FinancedAccount account, string addressee, DateOnly finalOn)
    {
        var number = Reference.NewConfirmationNumber();
        var letter = PaidInFullLetter.Of(account, addressee, number, finalOn);
        var issued = PayoffLetterService.Issued(IssuedLetterKind.PaidInFull, account.FinancedAccountId, number, letter, "Paid-in-full letter", Money.Zero, goodThrough: null, DeliveryRoute.None, At(finalOn));
        db.IssuedLetters.Add(issued);
        return issued;
    }

    /// <summary>The money has been final for nine days, and the state gives ten: the release is due tomorrow.</summary>
    private void TitleWaits(FinancedAccount account, string addressee)
    {
        var release = TitleRelease.Of(account, account.ClosedOn!.Value);
        release.FundsAreFinal(today.AddDays(-9));
        db.TitleReleases.Add(release);
        PaidInFull(account, addressee, today.AddDays(-9));
    }

    /// <summary>One has gone paperless, and another's e-mails came back.</summary>
    private async Task DeliveryAsync(CancellationToken cancellationToken)
    {
        var people = await db.Customers.AsNoTracking().Where(c => c.FirstName == "Avery" || c.FirstName == "Blake").ToListAsync(cancellationToken);
        foreach (var person in people)
        {
            foreach (var papers in Enum.GetValues<DeliveryClass>())
            {
                var choice = new DeliveryChoice { CustomerId = person.CustomerId, Class = papers };
                choice.Choose(isPaperless: true, now.AddMonths(-8));
                if (person.FirstName == "Blake")
                {
                    choice.Bounce(now.AddDays(-9));
                }

                db.DeliveryChoices.Add(choice);
            }
        }
    }

    private void Add(Letter letter, DocumentKind kind, FinancedAccount account, string subject) =>
        db.Documents.Add(Papers.Of(letter, kind, account.FinancedAccountId, subject, At(letter.DatedOn)));

    private DateTime At(DateOnly day)
    {
        var at = BusinessClock.ToUtc(day, Morning);
        return at < now ? at : now;
    }
}
