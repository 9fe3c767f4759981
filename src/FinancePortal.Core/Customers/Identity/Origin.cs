namespace FinancePortal.Core.Customers.Identity;

/// <summary>Where a request comes from.</summary>
/// <param name="Device">The browser in words: <c>Chrome on Windows</c>.</param>
/// <param name="Source">Network address.</param>
/// <param name="DeviceToken">What a browser that signed in here before brings along.</param>
public sealed record Origin(string Device, string Source, string? DeviceToken = null)
{
    /// <summary>The neighbourhood of the address: one household or office (IPv4 /24, IPv6 /64).</summary>
    public string Network => System.Net.IPAddress.TryParse(Source, out var address)
        ? address.IsIPv4MappedToIPv6 || address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
            ? string.Join('.', address.MapToIPv4().ToString().Split('.')[..3])
            : Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8))
        : "";
}
