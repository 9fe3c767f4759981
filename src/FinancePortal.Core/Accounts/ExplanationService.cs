using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Rules;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Accounts;

/// <summary>A figure of an account with every step behind it.</summary>
/// <param name="Figure">The last step: its value is the figure.</param>
/// <param name="Steps">Those that lead to it, in the order in which they were computed, the figure last.</param>
public sealed record ExplainedFigure(string AccountReference, string VehicleName, ProductKind Product, string LastFour, DateOnly AsOf, FormulaStep Figure, IReadOnlyList<FormulaStep> Steps);

/// <summary>
/// Answers "how did you get that?" for the figures of a customer's account. The steps come from the calculation that gives the
/// figure, replayed over the account's own events; nothing is worked out a second time.
/// </summary>
public sealed class ExplanationService(PortalDbContext db, CurrentRules rules, TimeProvider clock)
{
    /// <summary>The figures that a loan can be asked for, as they stand in an address.</summary>
    public static IReadOnlyList<string> OfLoan { get; } =
        ["payoff", "interest", "per-diem", "amount-due-now", "late-fee", "principal-balance", "amount-financed", "finance-charge", "apr"];

    public static IReadOnlyList<string> OfLease { get; } =
        ["amount-due-now", "late-fee", "adjusted-capitalized-cost", "depreciation", "rent-charge", "total-of-base-payments", "base-payment", "tax", "total-payment"];

    /// <param name="figure">One of the words above.</param>
    /// <param name="on">The day asked about, today to 30 days ahead; null for today.</param>
    /// <exception cref="NotFoundException">No such account of this customer's, or the account has no such figure.</exception>
    public async Task<ExplainedFigure> OfAccountAsync(long customerId, string accountReference, string figure, DateOnly? on, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var account = await AccountAsync(customerId, a => a.Reference == accountReference, Reference.IsWellFormed(accountReference), cancellationToken);
        var today = clock.Today();
        var day = on is { } asked && asked >= today && asked <= today.AddDays(PayoffQuote.LongestDays) ? asked : today;
        var terms = account.CurrentTerms;
        if (!(terms.Product is ProductKind.Lease ? OfLease : OfLoan).Contains(figure))
        {
            throw new NotFoundException();
        }

        var events = await EventsAsync(account, cancellationToken);
        var why = new Explanation();
        switch (figure)
        {
            case "principal-balance":
                PrincipalBalance.On(terms, events, day, why);
                break;
            case "amount-financed" or "finance-charge" or "apr":
                TruthInLending.Of((RetailTerms)terms, why);
                break;
            case "payoff" or "interest" or "per-diem":
                PayoffQuote.On(terms, Replay.Run(terms, events, day, why: why), today, day, why);
                break;
            case "late-fee":
                LateFee.Next(terms, Replay.Run(terms, events, day, why: why), day, rules.Book, why);
                break;
            case "amount-due-now":
                AccountPosition.On(terms, Replay.Run(terms, events, day, why: why), day, why);
                break;
            default:
                LeasePayment.Of((LeaseTerms)terms).Explain(why);
                break;
        }

        return Explained(account, day, why.Find(figure is "apr" ? "APR" : figure.Replace('-', ' ')));
    }

    /// <summary>How a payment was split.</summary>
    /// <exception cref="NotFoundException">No such payment of this customer's, or it is not credited.</exception>
    public async Task<ExplainedFigure> OfPaymentAsync(long customerId, string paymentReference, CancellationToken cancellationToken)
    {
        var payment = await db.Payments.AsNoTracking()
            .Where(p => p.Reference == paymentReference && p.Status == PaymentStatus.Credited)
            .Select(p => new { p.FinancedAccountId, p.CreditedBySequence, p.CreditOn })
            .SingleOrDefaultAsync(cancellationToken);
        var account = await AccountAsync(customerId, a => payment != null && a.FinancedAccountId == payment.FinancedAccountId, payment?.CreditedBySequence is not null, cancellationToken);
        var why = Replay.Explain(account.CurrentTerms, await EventsAsync(account, cancellationToken), payment!.CreditedBySequence!.Value);
        return Explained(account, payment.CreditOn, why.Find("principal") ?? why.Find("lease payments") ?? why.Find("fees"), why.Steps);
    }

    private static ExplainedFigure Explained(FinancedAccount account, DateOnly day, FormulaStep? figure, IReadOnlyList<FormulaStep>? steps = null) =>
        figure is null
            ? throw new NotFoundException()
            : new ExplainedFigure(account.Reference, account.Vehicle.Name, account.Product, account.LastFour, day, figure, steps ?? Explanation.Behind(figure));

    private async Task<FinancedAccount> AccountAsync(long customerId, System.Linq.Expressions.Expression<Func<FinancedAccount, bool>> which, bool isPossible, CancellationToken cancellationToken) =>
        (isPossible
            ? await db.Accounts.AsNoTracking().OfCustomer(customerId, PartyRights.View, clock.Today()).Where(which)
                .Include(a => a.Terms).Include(a => a.Vehicle).SingleOrDefaultAsync(cancellationToken)
            : null) ?? throw new NotFoundException();

    private Task<List<AccountEvent>> EventsAsync(FinancedAccount account, CancellationToken cancellationToken) =>
        db.Events.AsNoTracking().Where(e => e.FinancedAccountId == account.FinancedAccountId).OrderBy(e => e.EffectiveOn).ThenBy(e => e.Sequence).ToListAsync(cancellationToken);
}
