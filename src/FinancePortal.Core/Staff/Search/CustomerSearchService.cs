using System.Linq.Expressions;
using FinancePortal.Core.Audit;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Staff.Search;

/// <summary>Finds customers by whatever a caller can say (F-1201). Each question is a short list of look-ups by index; each search is in the audit trail.</summary>
public sealed class CustomerSearchService(PortalDbContext db, SsnService ssns, TimeProvider clock)
{
    public const int Most = 50;

    public async Task<SearchResult> FindAsync(SearchQuestion question, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        var found = await KeysAsync(question, cancellationToken);
        var shown = found.Take(Most).ToDictionary();
        var hits = await HitsAsync(shown, cancellationToken);
        db.AuditRows.Add(new AuditRow(actor, "customers searched", "", clock.UtcNow(), after: $"{question.Written}: {hits.Count} found"));
        await db.SaveChangesAsync(cancellationToken);
        return new SearchResult(hits, hits is [{ Reason: <= MatchReason.Email }], found.Count > Most);
    }

    /// <summary>The look-ups of a question, best reason first: what the test of query plans explains.</summary>
    public IEnumerable<(MatchReason Reason, IQueryable<long> Customers)> LookUps(SearchQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var customers = db.Customers.AsNoTracking();
        if (question.AccountNumber is { } number)
        {
            yield return (MatchReason.AccountNumber, from a in db.Accounts where a.AccountNumber == number join p in db.Parties on a.FinancedAccountId equals p.FinancedAccountId select p.CustomerId);
        }

        if (question.Vin is { } vin)
        {
            yield return (MatchReason.Vin, from v in db.Vehicles where v.Vin == vin join a in db.Accounts on v.VehicleId equals a.VehicleId join p in db.Parties on a.FinancedAccountId equals p.FinancedAccountId select p.CustomerId);
        }

        if (question.Email is { } email)
        {
            var lower = email.ToLowerInvariant();
            yield return (MatchReason.Email, customers.Where(c => c.Email == email || c.Email == lower).Select(c => c.CustomerId));
        }

        if (question.Phone is { } phone)
        {
            yield return (MatchReason.Phone, customers.Where(c => c.PhoneKey == phone).Select(c => c.CustomerId));
        }

        if (question.Name is { } name)
        {
            var zip = question.Zip;
            foreach (var key in (Expression<Func<Customer, string>>[])[c => c.LastNameKey, c => c.FirstNameKey])
            {
                if (zip is null)
                {
                    yield return (MatchReason.WholeName, customers.Where(Named(key, name)).Select(c => c.CustomerId));
                }

                var beginning = customers.Where(Beginning(key, name));
                yield return (zip is null ? MatchReason.BeginningOfName : MatchReason.NameAndZip, (zip is null ? beginning : beginning.Where(c => c.Zip == zip)).Select(c => c.CustomerId));
            }
        }
        else if (question.Zip is { } zip)
        {
            yield return (MatchReason.Zip, customers.Where(c => c.Zip == zip).Select(c => c.CustomerId));
        }
    }

    /// <summary>One more than is shown tells whether there are more.</summary>
    private async Task<Dictionary<long, MatchReason>> KeysAsync(SearchQuestion question, CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, MatchReason>();
        if (question.Ssn is { } ssn && await ssns.FindAsync(ssn, cancellationToken) is { } person)
        {
            found.Add(person.CustomerId, MatchReason.Ssn);
        }

        foreach (var (reason, customers) in LookUps(question))
        {
            foreach (var customer in await customers.Take(Most + 1).ToListAsync(cancellationToken))
            {
                found.TryAdd(customer, reason);
            }

            if (found.Count > Most)
            {
                break;
            }
        }

        return found;
    }

    private async Task<IReadOnlyList<SearchHit>> HitsAsync(Dictionary<long, MatchReason> reasons, CancellationToken cancellationToken)
    {
        var keys = reasons.Keys.ToList();
        var customers = await db.Customers.AsNoTracking().Where(c => keys.Contains(c.CustomerId)).ToListAsync(cancellationToken);
        var numbers = await db.Set<CustomerSsn>().AsNoTracking().Where(s => keys.Contains(s.CustomerId)).Select(s => new { s.CustomerId, s.LastFour }).ToDictionaryAsync(s => s.CustomerId, s => s.LastFour, cancellationToken);
        var accounts = (await (from p in db.Parties.AsNoTracking() where keys.Contains(p.CustomerId) join a in db.Accounts on p.FinancedAccountId equals a.FinancedAccountId orderby a.OpenedOn select new { p.CustomerId, a.Product, a.AccountNumber })
            .ToListAsync(cancellationToken)).ToLookup(a => a.CustomerId, a => $"{(a.Product is Contracts.ProductKind.Lease ? "Lease" : "Loan")} {a.AccountNumber[^4..]}");
        return
        [
            .. customers.Select(c => new SearchHit
            {
                Reference = c.Reference,
                Name = c.FullName,
                City = c.City,
                State = c.State,
                SsnLastFour = numbers.GetValueOrDefault(c.CustomerId, ""),
                Accounts = [.. accounts[c.CustomerId]],
                Reason = reasons[c.CustomerId],
                IsRestricted = c.IsRestricted,
            }).OrderBy(h => h.Reason).ThenBy(h => h.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static Expression<Func<Customer, bool>> Named(Expression<Func<Customer, string>> key, string name) =>
        Where(key, value => Expression.Equal(value, Captured(name)));

    /// <summary>A range, which any index serves on both databases; LIKE with a parameter scans on SQLite.</summary>
    private static Expression<Func<Customer, bool>> Beginning(Expression<Func<Customer, string>> key, string name)
    {
        var compare = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;
        return Where(key, value =>
        {
            var from = Expression.GreaterThanOrEqual(Expression.Call(compare, value, Captured(name)), Expression.Constant(0));
            return SearchKey.After(name) is { } end
                ? Expression.AndAlso(from, Expression.LessThan(Expression.Call(compare, value, Captured(end)), Expression.Constant(0)))
                : from;
        });
    }

    private static Expression<Func<Customer, bool>> Where(Expression<Func<Customer, string>> key, Func<Expression, Expression> test) =>
        Expression.Lambda<Func<Customer, bool>>(test(key.Body), key.Parameters);

    /// <summary>A parameter of the statement, not a constant in its text.</summary>
    private static MemberExpression Captured(string text) => Expression.Property(Expression.Constant(Tuple.Create(text)), nameof(Tuple<string>.Item1));
}
