using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.Documents.Scanning;

/// <summary>
/// Asks ClamAV's daemon by its socket: <c>zINSTREAM</c>, the file in pieces with their lengths, and an empty piece at the end. A daemon that
/// is away, slow or full is no answer: the file waits.
/// </summary>
public sealed class ClamdScanner(EndPoint daemon, ILogger<ClamdScanner> log) : IVirusScanner
{
    private const int PieceBytes = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="address"><c>/run/clamav/clamd.ctl</c>, or <c>scanner.internal:3310</c>.</param>
    /// <exception cref="InvalidOperationException">It is neither; the message says how to write it.</exception>
    public static EndPoint Parse(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.StartsWith('/'))
        {
            return new UnixDomainSocketEndPoint(address);
        }

        var colon = address.LastIndexOf(':');
        return colon > 0 && int.TryParse(address.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= IPEndPoint.MaxPort
            ? new DnsEndPoint(address[..colon], port)
            : throw new InvalidOperationException($"Documents__Clamd is '{address}': give the path of clamd's socket, or host:port.");
    }

    public async Task<ScanVerdict> ScanAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var answer = await AskAsync(file, patience.Token);
            if (answer.EndsWith(" FOUND", StringComparison.Ordinal))
            {
                log.LogWarning("The virus scanner found something in an upload: {Answer}", answer);
                return ScanVerdict.Infected;
            }

            if (answer == "stream: OK")
            {
                return ScanVerdict.Clean;
            }

            log.LogError("The virus scanner answered {Answer}", answer);
            return ScanVerdict.Unknown;
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            log.LogError(e, "The virus scanner does not answer; uploads wait for a colleague");
            return ScanVerdict.Unknown;
        }
    }

    private async Task<string> AskAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        using var socket = daemon is UnixDomainSocketEndPoint ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(daemon, cancellationToken);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken);
        var length = new byte[4];
        for (var at = 0; at < file.Length; at += PieceBytes)
        {
            var piece = file.Slice(at, Math.Min(PieceBytes, file.Length - at));
            BinaryPrimitives.WriteUInt32BigEndian(length, (uint)piece.Length);
            await stream.WriteAsync(length, cancellationToken);
            await stream.WriteAsync(piece, cancellationToken);
        }

        await stream.WriteAsync(new byte[4], cancellationToken);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return (await reader.ReadToEndAsync(cancellationToken)).TrimEnd('\0', '\n');
    }
}
