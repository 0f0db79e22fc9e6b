using System.Net;
using System.Net.Sockets;

namespace Realtime.Platform.Identity;

/// <summary>Where a caller is, as far as limits care.</summary>
internal static class CallerNetwork
{
    /// <summary>An IPv6 caller owns a whole /64 and could change its address at every attempt.</summary>
    public static string Of(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
