using System.Text.Json;
using FinancePortal.Core.Data;
using FinancePortal.Core.Secrets;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Customers.Identity;

/// <param name="Fields">Name and value, in order; a name may stand more than once.</param>
public sealed record FormWeKept(string Path, IReadOnlyList<KeyValuePair<string, string>> Fields);

/// <summary>Keeps a form over step-up. Passwords, codes and the like are never among its fields.</summary>
public sealed class KeptFormService(PortalDbContext db, SecurityClock clock, FieldCipher cipher)
{
    /// <returns>The reference under which its owner, and nobody else, gets it back.</returns>
    public async Task<string> KeepAsync(long userId, FormWeKept form, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        var now = clock.UtcNow;
        await db.Set<KeptForm>().Where(f => f.UserId == userId || f.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        var row = new KeptForm { UserId = userId, Path = form.Path, ExpiresAt = now + KeptForm.Life };
        row.Fields = cipher.Seal(JsonSerializer.Serialize(form.Fields), row.FieldsAddress);
        db.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return row.Reference;
    }

    /// <exception cref="NotFoundException">It is not theirs, or too old.</exception>
    public async Task<FormWeKept> FindAsync(long userId, string reference, CancellationToken cancellationToken = default)
    {
        var now = clock.UtcNow;
        var row = await db.Set<KeptForm>().AsNoTracking().SingleOrDefaultAsync(f => f.UserId == userId && f.Reference == reference && f.ExpiresAt > now, cancellationToken) ?? throw new NotFoundException();
        return new FormWeKept(row.Path, JsonSerializer.Deserialize<List<KeyValuePair<string, string>>>(cipher.Open(row.Fields, row.FieldsAddress))!);
    }
}
