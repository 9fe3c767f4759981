using System.IO.Compression;
using System.Text;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Data;
using FinancePortal.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Documents;

/// <summary>A customer looks into the glovebox (F-601): their own papers and those of accounts that they may see, seven years beyond an account's end.</summary>
public sealed class DocumentService(PortalDbContext db, DocumentFileService files, TimeProvider clock)
{
    public const int PageSize = 25;
    public const int YearsKept = 7;

    /// <summary>One page, newest first; a page past the end is the last one.</summary>
    /// <exception cref="NotFoundException">The filter names an account that is not this customer's.</exception>
    public async Task<DocumentList> ListAsync(long customerId, DocumentFilter filter, int page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var accounts = await AccountsAsync(customerId, cancellationToken);
        var found = Filtered(customerId, filter, accounts);
        var total = await found.CountAsync(cancellationToken);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        var rows = await found.OrderByDescending(d => d.DatedOn).ThenByDescending(d => d.DocumentId)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .Select(d => new { d.Reference, d.Kind, d.Form, d.Title, d.DatedOn, d.State, d.ContentType, d.Bytes, d.FinancedAccountId })
            .ToListAsync(cancellationToken);
        return new DocumentList
        {
            Accounts = accounts,
            Lines =
            [
                .. rows.Select(d => new DocumentLine
                {
                    Reference = d.Reference,
                    Kind = d.Kind,
                    Form = d.Form,
                    Title = d.Title,
                    DatedOn = d.DatedOn,
                    State = d.State,
                    ContentType = d.ContentType,
                    Bytes = d.Bytes,
                    Account = accounts.FirstOrDefault(a => a.FinancedAccountId == d.FinancedAccountId),
                }),
            ],
            Page = page,
            Pages = pages,
            Total = total,
        };
    }

    /// <summary>One document's row, for its own page.</summary>
    /// <exception cref="NotFoundException">No such document, or not this customer's to see.</exception>
    public async Task<Document> FindAsync(long customerId, string reference, CancellationToken cancellationToken)
    {
        if (!Reference.IsWellFormed(reference))
        {
            throw new NotFoundException();
        }

        return await Mine(customerId).SingleOrDefaultAsync(d => d.Reference == reference, cancellationToken) ?? throw new NotFoundException();
    }

    /// <summary>The file of a document, checked against its hash.</summary>
    /// <exception cref="NotFoundException">No such document, or not this customer's to see.</exception>
    public async Task<DocumentAnswer> OpenAsync(long customerId, string reference, CancellationToken cancellationToken) =>
        await files.OpenAsync(await FindAsync(customerId, reference, cancellationToken), cancellationToken);

    /// <summary>Everything that the filter lets through as one ZIP, file by file, so that the fullest glovebox needs little memory.</summary>
    /// <exception cref="NotFoundException">The filter names an account that is not this customer's; thrown before the first byte.</exception>
    public async Task<Func<Stream, CancellationToken, Task>> ZipAsync(long customerId, DocumentFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var accounts = await AccountsAsync(customerId, cancellationToken);
        var keys = await Filtered(customerId, filter, accounts).Where(d => d.State == DocumentState.Ready)
            .OrderByDescending(d => d.DatedOn).ThenByDescending(d => d.DocumentId).Select(d => d.DocumentId).ToListAsync(cancellationToken);
        return (output, cancelled) => WriteAsync(output, keys, accounts, cancelled);
    }

    /// <summary>
    /// The archive is written into a file that nobody else may read and that is gone when it is closed: a ZIP ends its entries with
    /// writes that wait, which a web server's connection does not take.
    /// </summary>
    private async Task WriteAsync(Stream output, List<long> keys, IReadOnlyList<DocumentAccount> accounts, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var whole = new FileStream(Path.Combine(Path.GetTempPath(), Reference.New()), options);
        await PackAsync(whole, keys, accounts, cancellationToken);
        whole.Position = 0;
        await whole.CopyToAsync(output, cancellationToken);
    }

    private async Task PackAsync(FileStream output, List<long> keys, IReadOnlyList<DocumentAccount> accounts, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var missing = new StringBuilder();
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        foreach (var key in keys)
        {
            var document = await db.Documents.SingleAsync(d => d.DocumentId == key, cancellationToken);
            var answer = await files.OpenAsync(document, cancellationToken);
            db.ChangeTracker.Clear();
            if (answer is not DocumentAnswer.Found { File: var file })
            {
                missing.AppendLine(document.Title);
                continue;
            }

            var account = accounts.FirstOrDefault(a => a.FinancedAccountId == document.FinancedAccountId);
            var folder = account is null ? "About you" : FileNames.Safe($"{account.VehicleName} {account.LastFour}");
            var name = $"{folder}/{file.Name}";
            for (var copy = 2; !names.Add(name); copy++)
            {
                name = $"{folder}/{Path.GetFileNameWithoutExtension(file.Name)} {copy}{Path.GetExtension(file.Name)}";
            }

            await AddAsync(zip, name, file.Bytes, document.CreatedAt, cancellationToken);
        }

        if (missing.Length > 0)
        {
            await AddAsync(zip, "not included.txt", Encoding.UTF8.GetBytes($"These files could not be opened. We are looking for them.\r\n{missing}"), clock.UtcNow(), cancellationToken);
        }
    }

    private static async Task AddAsync(ZipArchive zip, string name, byte[] bytes, DateTime at, CancellationToken cancellationToken)
    {
        // PDFs and photos are packed already.
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = new DateTimeOffset(BusinessClock.ToNewYork(at), TimeSpan.Zero);
        await using var stream = await entry.OpenAsync(cancellationToken);
        await stream.WriteAsync(bytes, cancellationToken);
    }

    private IQueryable<Document> Mine(long customerId)
    {
        var keptSince = clock.Today().AddYears(-YearsKept);
        var mine = db.Accounts.OfCustomer(customerId, PartyRights.View, clock.Today()).Where(a => a.ClosedOn == null || a.ClosedOn >= keptSince);
        return db.Documents.Where(d => d.State != DocumentState.Refused
            && (d.CustomerId == customerId || d.CustomerId == null)
            && (d.FinancedAccountId == null ? d.CustomerId == customerId : mine.Any(a => a.FinancedAccountId == d.FinancedAccountId)));
    }

    private IQueryable<Document> Filtered(long customerId, DocumentFilter filter, IReadOnlyList<DocumentAccount> accounts)
    {
        var found = Mine(customerId).AsNoTracking();
        if (filter.Account is { } reference)
        {
            var id = (accounts.FirstOrDefault(a => a.Reference == reference) ?? throw new NotFoundException()).FinancedAccountId;
            found = found.Where(d => d.FinancedAccountId == id);
        }

        if (filter.Year is { } year)
        {
            var (from, until) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            found = found.Where(d => d.DatedOn >= from && d.DatedOn <= until);
        }

        if (filter.Kind is { } kind)
        {
            found = found.Where(d => d.Kind == kind);
        }

        foreach (var word in (filter.Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(5))
        {
            var pattern = $"%{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal)}%";
            found = found.Where(d => EF.Functions.Like(d.Title, pattern, "\\"));
        }

        return found;
    }

    private async Task<IReadOnlyList<DocumentAccount>> AccountsAsync(long customerId, CancellationToken cancellationToken)
    {
        var rows = await db.Accounts.AsNoTracking().OfCustomer(customerId, PartyRights.View, clock.Today())
            .OrderBy(a => a.OpenedOn).ThenBy(a => a.FinancedAccountId)
            .Select(a => new { a.FinancedAccountId, a.Reference, a.Product, a.AccountNumber, a.Vehicle, a.OpenedOn })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(a => new DocumentAccount(a.FinancedAccountId, a.Reference, a.Product, a.AccountNumber[^4..], a.Vehicle.Name, a.OpenedOn))];
    }
}
