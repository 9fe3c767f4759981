using System.Security.Cryptography;

namespace FinancePortal.Core.Payments.Ach;

/// <summary>
/// Exchanges files with whatever carries them to the bank (SFTP, a bank's client) through folders:
/// <list type="bullet">
/// <item><c>outbound</c>: files to be taken to the bank. The carrier moves each one to <c>outbound/sent</c> when it has it.</item>
/// <item><c>inbound</c>: the carrier puts files here under another name (<c>.part</c> at the end) and renames them when they are whole.
/// Files that were read go to <c>inbound/done</c> or <c>inbound/refused</c>.</item>
/// </list>
/// They hold account numbers: only the portal's user may read them.
/// </summary>
/// <param name="folder">Empty where no exchange is set up: then nothing comes in, and nothing can be handed over.</param>
public sealed class FolderBankFileExchange(string folder) : IBankFileExchange
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnlyFolder = OwnerOnly | UnixFileMode.UserExecute;

    private readonly string outbound = Path.Combine(folder, "outbound");
    private readonly string inbound = Path.Combine(folder, "inbound");

    public async Task SendAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (folder.Length == 0)
        {
            throw new InvalidOperationException("Bank__Folder is missing: say where files for the bank go.");
        }

        var target = Path.Combine(Made(outbound), name);
        if (await IsThereAsync(target, content, cancellationToken) || await IsThereAsync(Path.Combine(Made(Path.Combine(outbound, "sent")), name), content, cancellationToken))
        {
            return;
        }

        var whole = Path.Combine(outbound, $".{name}.{Values.Reference.New()}.part");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        await using (var file = new FileStream(whole, options))
        {
            await file.WriteAsync(content, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        // The name appears with all of the file or not at all.
        File.Move(whole, target, overwrite: false);
    }

    public IReadOnlyList<string> Received() => folder.Length == 0 || !Directory.Exists(inbound) ? [] :
    [
        .. Directory.EnumerateFiles(inbound).Select(path => Path.GetFileName(path))
            .Where(name => !name.StartsWith('.') && !name.EndsWith(".part", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".tmp", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal),
    ];

    public async Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(Path.Combine(inbound, name), cancellationToken);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public void PutAway(string name, ReceivedFileEnd end)
    {
        var away = Made(Path.Combine(inbound, end is ReceivedFileEnd.Done ? "done" : "refused"));
        try
        {
            File.Move(Path.Combine(inbound, name), Path.Combine(away, name), overwrite: true);
        }
        catch (FileNotFoundException)
        {
            // another instance was quicker
        }
    }

    private static async Task<bool> IsThereAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        await using var file = File.OpenRead(path);
        return (await SHA256.HashDataAsync(file, cancellationToken)).AsSpan().SequenceEqual(SHA256.HashData(content.Span))
            ? true
            : throw new IOException($"A bank file named {Path.GetFileName(path)} with other contents is there already.");
    }

    private static string Made(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnlyFolder);
        }

        return path;
    }
}
