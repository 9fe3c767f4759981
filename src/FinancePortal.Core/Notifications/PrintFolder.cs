namespace FinancePortal.Core.Notifications;

/// <summary>The folder from which papers are printed and mailed. They hold names, balances and codes: only the portal's user may read them.</summary>
/// <param name="folder"><c>Documents:PrintFolder</c>; empty where nobody prints.</param>
public sealed class PrintFolder(string folder)
{
    public bool IsSetUp => folder.Length > 0;

    /// <summary>Puts a file there, whole or not at all; the same name again replaces it.</summary>
    public async Task PutAsync(string name, ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        var part = Path.Combine(folder, $".{name}.part");
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var stream = new FileStream(part, options))
        {
            await stream.WriteAsync(file, cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        File.Move(part, Path.Combine(folder, name), overwrite: true);
    }
}
