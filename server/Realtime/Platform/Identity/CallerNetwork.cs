using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Realtime.Platform.Identity;

/// <summary>Where a caller is, as far as limits care.</summary>
internal static class CallerNetwork
{
    private static readonly string[] s_forwarding = ["X-Forwarded-For", "X-Original-For", "Forwarded", "Via"];

    /// <summary>An IPv6 caller owns a whole /64 and could change its address at every attempt.</summary>
    public static string Of(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    /// <summary>Where a caller is, as far as the number of its connections is limited; null on the server's own machine.</summary>
    public static string? Limited(HttpContext context) => IsOwnMachine(context) ? null : Of(context.Connection.RemoteIpAddress);

    /// <summary>
    /// Programs on the server's own machine are trusted with its cores. A call that a proxy there passed on is not theirs, even when
    /// the proxy was not made known; who adds such a header to a call of their own only gains the limit.
    /// </summary>
    public static bool IsOwnMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !s_forwarding.Any(context.Request.Headers.ContainsKey);
}
