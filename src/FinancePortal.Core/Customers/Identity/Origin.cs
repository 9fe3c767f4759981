using System.Net;
using System.Net.Sockets;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>Where a request comes from.</summary>
/// <param name="Device">The browser in words: <c>Chrome on Windows</c>.</param>
/// <param name="Source">Network address.</param>
/// <param name="DeviceToken">What a browser that signed in here before brings along.</param>
public sealed record Origin(string Device, string Source, string? DeviceToken = null)
{
    /// <summary>The neighbourhood of the address: one household or office (IPv4 /24, IPv6 /64).</summary>
    public string Network => Address is { } address
        ? address.AddressFamily == AddressFamily.InterNetwork ? string.Join('.', address.ToString().Split('.')[..3]) : Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8))
        : "";

    /// <summary>The same for people to read: <c>203.0.113…</c>, <c>2001:db8:0:7…</c>. Empty when it is not known.</summary>
    public string Place => Address is not { } address ? ""
        : IPAddress.IsLoopback(address) ? "this computer"
        : address.AddressFamily == AddressFamily.InterNetwork ? $"{Network}…"
        : string.Join(':', Network.Chunk(4).Select(g => new string(g).TrimStart('0')).Select(g => g.Length > 0 ? g : "0")) + "…";

    private IPAddress? Address => !IPAddress.TryParse(Source, out var address) ? null : address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
