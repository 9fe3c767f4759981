namespace FinancePortal.Core.Documents;

/// <summary>
/// Files in folders named by their hash (<c>ab/cd/abcd…</c>), outside everything that is served. Written whole under another
/// name, flushed to the disk and renamed, so that a name never stands for half a file. Only the portal's user may read them.
/// </summary>
public sealed class FolderDocumentStore(string folder) : IDocumentStore
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public async Task KeepAsync(string sha256, ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        var path = PathOf(sha256);
        if (File.Exists(path))
        {
            return;
        }

        var shelf = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(shelf);
        }
        else
        {
            Directory.CreateDirectory(shelf, OwnerOnly | UnixFileMode.UserExecute);
        }

        var part = Path.Combine(shelf, $".{Values.Reference.New()}.part");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        await using (var stream = new FileStream(part, options))
        {
            await stream.WriteAsync(file, cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        // The same content may come twice at once: whoever is second writes the same bytes over.
        File.Move(part, path, overwrite: true);
    }

    public async Task<byte[]?> ReadAsync(string sha256, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(sha256), cancellationToken);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <exception cref="ArgumentException">That is no hash: no path is ever made of anything else.</exception>
    private string PathOf(string sha256) =>
        sha256 is { Length: 64 } && sha256.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(folder, sha256[..2], sha256[2..4], sha256)
            : throw new ArgumentException("A file is named by the 64 hexadecimal digits of its hash.", nameof(sha256));
}
