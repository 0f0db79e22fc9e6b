using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Realtime.Platform.Http;

namespace Realtime.Platform.Identity;

/// <summary>
/// A token bucket for each address over everything that signs up or in: nearly each such call costs a password hash, so that one
/// address could otherwise keep every other person's sign-in waiting.
/// </summary>
internal sealed class SignInRate(IOptions<HttpOptions> options, TimeProvider clock)
{
    /// <summary>A bucket holds this many minutes' worth: a whole office may arrive at nine from one address.</summary>
    public const int BurstMinutes = 5;

    /// <summary>How many addresses are remembered. The one unseen for longest goes first, and its bucket is the likeliest to be full.</summary>
    public const int MaxAddresses = 50_000;

    private static readonly string[] s_forwarding = ["X-Forwarded-For", "X-Original-For", "Forwarded", "Via"];
    private readonly int _perMinute = options.Value.SignInsPerMinute;
    private readonly Lock _gate = new();
    private readonly RecentTable<string, Bucket> _buckets = new(MaxAddresses);

    /// <summary>For an endpoint: takes a token or refuses the call.</summary>
    public static ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!IsOwnMachine(http))
        {
            http.RequestServices.GetRequiredService<SignInRate>().Take(http.Connection.RemoteIpAddress);
        }

        return next(context);
    }

    /// <summary>Takes a token.</summary>
    /// <param name="address">Where the caller is.</param>
    /// <exception cref="DomainError"><c>limit.exceeded</c>, with the time until there is a token again.</exception>
    public void Take(IPAddress? address)
    {
        if (_perMinute <= 0)
        {
            return;
        }

        var network = CallerNetwork.Of(address);
        var now = clock.GetUtcNow();
        double full = _perMinute * BurstMinutes;
        lock (_gate)
        {
            var tokens = _buckets.TryGet(network, out var bucket)
                ? Math.Min(full, bucket.Tokens + Math.Max(0, (now - bucket.At).TotalMinutes * _perMinute))
                : full;
            if (tokens < 1)
            {
                throw new DomainError("limit.exceeded", 429, "Too many sign-ins from your network. Try again in a moment.")
                {
                    RetryAfter = TimeSpan.FromMinutes((1 - tokens) / _perMinute),
                };
            }

            _buckets.Set(network, new Bucket(tokens - 1, now));
        }
    }

    /// <summary>
    /// Programs on the server's own machine are trusted with its cores. A call that a proxy there passed on is not theirs, even when
    /// the proxy was not made known; who adds such a header to a call of their own only gains the limit.
    /// </summary>
    private static bool IsOwnMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !s_forwarding.Any(context.Request.Headers.ContainsKey);

    private readonly record struct Bucket(double Tokens, DateTimeOffset At);
}
