namespace FinancePortal.Core.Payments.Ach;

/// <summary>What becomes of a file that was read.</summary>
public enum ReceivedFileEnd
{
    Done,
    Refused,
}

/// <summary>The door to the bank: files go out whole or not at all, and come in whole.</summary>
public interface IBankFileExchange
{
    /// <summary>Hands a file over. A name that was handed over before is not handed over again.</summary>
    /// <exception cref="IOException">It could not be handed over, or another file had that name.</exception>
    Task SendAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>The names of the files that wait to be read, in order.</summary>
    IReadOnlyList<string> Received();

    /// <summary>Null when another instance has dealt with it meanwhile.</summary>
    Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Puts a file that was read away, so that it is not read again.</summary>
    void PutAway(string name, ReceivedFileEnd end);
}
