namespace FinancePortal.Core.Documents.Scanning;

public enum ScanVerdict
{
    Clean = 1,
    Infected = 2,

    /// <summary>Nobody could say: the file waits for a colleague.</summary>
    Unknown = 3,
}

/// <summary>Whether a file is known to be harmful.</summary>
public interface IVirusScanner
{
    Task<ScanVerdict> ScanAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken);
}

/// <summary>Where no scanner is set up, files wait for a colleague.</summary>
public sealed class NoVirusScanner : IVirusScanner
{
    public Task<ScanVerdict> ScanAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken) => Task.FromResult(ScanVerdict.Unknown);
}
