using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Cases;

/// <summary>Opens and closes cases in the caller's unit of work; any room may. Taking them is Staff's.</summary>
public sealed class CaseService(PortalDbContext db, TimeProvider clock)
{
    /// <summary>Where no law sets a day, the company answers within so many banking days.</summary>
    public const int BankingDaysPromised = 2;

    /// <summary>Adds the case unless one of its kind and subject is open. The caller saves.</summary>
    /// <param name="dueOn">The law's or a promise's day; without one the company's own.</param>
    /// <returns>The open case, new or not.</returns>
    public async Task<StaffCase> OpenAsync(
        CaseKind kind, string subject, string title, DateOnly? dueOn = null, long? customerId = null, long? financedAccountId = null, string note = "", CancellationToken cancellationToken = default)
    {
        if (await FindAsync(kind, subject, cancellationToken) is { } open)
        {
            return open;
        }

        var added = StaffCase.Open(kind, subject, title, clock.UtcNow(), dueOn ?? BankCalendar.AddBankingDays(clock.Today(), BankingDaysPromised), customerId, financedAccountId, note);
        db.StaffCases.Add(added);
        return added;
    }

    /// <summary>Closes the open case of this kind and subject, if there is one. The caller saves.</summary>
    public async Task CloseAsync(CaseKind kind, string subject, string outcome, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(kind, subject, cancellationToken) is { } open)
        {
            open.Close(outcome, clock.UtcNow());
        }
    }

    private async Task<StaffCase?> FindAsync(CaseKind kind, string subject, CancellationToken cancellationToken)
    {
        var key = StaffCase.KeyOf(kind, subject);
        return db.StaffCases.Local.FirstOrDefault(c => c.OpenKey == key) ?? await db.StaffCases.SingleOrDefaultAsync(c => c.OpenKey == key, cancellationToken);
    }
}
