using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace FinancePortal.Performance;

/// <summary>One kept-open HTTP/1.1 connection that spends almost nothing itself, so that what is measured is the server. Keeps cookies.</summary>
internal sealed class Wire(int port) : IDisposable
{
    private readonly Dictionary<string, string> cookies = [];
    private readonly byte[] buffer = new byte[256 * 1024];
    private Socket? socket;
    private int start, end;

    public async Task<Answer> GetAsync(string path) => await SendAsync($"GET {path} HTTP/1.1\r\n", "");

    public async Task<Answer> PostAsync(string path, string form) => await SendAsync($"POST {path} HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {Encoding.UTF8.GetByteCount(form)}\r\n", form);

    private async Task<Answer> SendAsync(string head, string body)
    {
        if (socket is null)
        {
            socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync("127.0.0.1", port);
            (start, end) = (0, 0);
        }

        var cookie = cookies.Count == 0 ? "" : $"Cookie: {string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}"))}\r\n";
        await socket.SendAsync(Encoding.UTF8.GetBytes($"{head}Host: localhost:{port}\r\nX-Forwarded-Proto: https\r\n{cookie}\r\n{body}"));

        var headers = new List<string>();
        for (var line = await LineAsync(); line.Length > 0; line = await LineAsync())
        {
            headers.Add(line);
        }

        var text = new StringBuilder();
        if (Header("Transfer-Encoding") == "chunked")
        {
            for (var size = await ChunkAsync(); size > 0; size = await ChunkAsync())
            {
                await BodyAsync(text, size);
                await LineAsync();
            }

            await LineAsync();
        }
        else
        {
            await BodyAsync(text, int.Parse(Header("Content-Length") ?? "0", CultureInfo.InvariantCulture));
        }

        foreach (var set in headers.Where(h => h.StartsWith("Set-Cookie: ", StringComparison.OrdinalIgnoreCase)).Select(h => h[12..].Split(';')[0].Split('=', 2)))
        {
            cookies[set[0]] = set[1];
        }

        if (Header("Connection") == "close")
        {
            Dispose();
        }

        return new Answer(int.Parse(headers[0].Split(' ')[1], CultureInfo.InvariantCulture), text.ToString(), Header("Location"));

        string? Header(string name) => headers.Find(h => h.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];
    }

    private async Task<int> ChunkAsync() => int.Parse(await LineAsync(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private async Task<string> LineAsync()
    {
        int at;
        while ((at = buffer.AsSpan(start, end - start).IndexOf("\r\n"u8)) < 0)
        {
            await MoreAsync();
        }

        var line = Encoding.UTF8.GetString(buffer, start, at);
        start += at + 2;
        return line;
    }

    private async Task BodyAsync(StringBuilder into, int length)
    {
        while (length > 0)
        {
            if (start == end)
            {
                await MoreAsync();
            }

            var here = Math.Min(length, end - start);
            into.Append(Encoding.UTF8.GetString(buffer, start, here));
            start += here;
            length -= here;
        }
    }

    private async Task MoreAsync()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        var read = await socket!.ReceiveAsync(buffer.AsMemory(end));
        end += read > 0 ? read : throw new IOException("The server closed the connection.");
    }

    public void Dispose()
    {
        socket?.Dispose();
        socket = null;
    }
}

internal sealed record Answer(int Status, string Body, string? Location)
{
    public Answer Expect(int status) => Status == status ? this : throw new InvalidOperationException($"Answered {Status}, expected {status}: {Body[..Math.Min(600, Body.Length)]}");
}
