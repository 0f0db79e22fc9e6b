using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Realtime.Platform.Identity;

/// <summary>What signs in and from where, as far as it can be known; a person tells their sessions apart by it.</summary>
/// <param name="UserAgent">What the browser or program calls itself.</param>
/// <param name="Network">Its IPv4 address, or the /64 of its IPv6 address.</param>
internal sealed record Device(string? UserAgent, string? Network)
{
    public const int MaxUserAgent = 200;
    public const int MaxNetwork = 64;

    public static Device Of(HttpContext context) =>
        new(Shorten(context.Request.Headers.UserAgent.ToString()), Show(context.Connection.RemoteIpAddress));

    private static string? Shorten(string text)
    {
        if (string.IsNullOrWhiteSpace(text) || !Text.IsStorable(text))
        {
            return null;
        }

        var end = Math.Min(text.Length, MaxUserAgent);
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)];
    }

    /// <summary>An IPv4 address, or the /64 of an IPv6 address.</summary>
    public static string? Show(IPAddress? address) => address switch
    {
        null => null,
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => $"{new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]])}/64",
        _ => address.ToString(),
    };
}
