using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FinancePortal.Testing;

/// <summary>A mail server that takes every e-mail and keeps its Message-ID.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();

    public SmtpSink()
    {
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>One for each e-mail that was acknowledged, also a second time.</summary>
    public ConcurrentQueue<string> Received { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = TakeAsync(await listener.AcceptTcpClientAsync(stop.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the test is over
        }
    }

    private async Task TakeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                await using var stream = client.GetStream();
                using var lines = new StreamReader(stream, Encoding.ASCII);
                await SayAsync(stream, "220 sink");
                while (await lines.ReadLineAsync(stop.Token) is { } line)
                {
                    var answer = line.Split(' ')[0].ToUpperInvariant() switch
                    {
                        "DATA" => "354 go on",
                        "QUIT" => "221 bye",
                        _ => "250 ok",
                    };
                    await SayAsync(stream, answer);
                    if (answer.StartsWith("354", StringComparison.Ordinal))
                    {
                        var id = await MessageAsync(lines);
                        Received.Enqueue(id);
                        await SayAsync(stream, "250 taken");
                    }
                }
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // the sender was killed
        }
    }

    private async Task<string> MessageAsync(StreamReader lines)
    {
        var id = "";
        while (await lines.ReadLineAsync(stop.Token) is { } line)
        {
            if (line == ".")
            {
                return id;
            }

            id = line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase) ? line[11..].Trim() : id;
        }

        throw new IOException("The sender went away in the middle.");
    }

    private static Task SayAsync(NetworkStream stream, string line) => stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n")).AsTask();
}
