using System.Net;
using System.Threading.RateLimiting;
using Realtime.Platform;
using Realtime.Platform.Identity;

namespace Realtime.Features.Calendar;

/// <summary>
/// Bounds how often calendars are read from one network: each costs a query over all of a person's cards, and nobody is signed in.
/// Secrets have 256 random bits, so guessing is no concern.
/// </summary>
internal sealed class CalendarRate : IDisposable
{
    private const int PerMinute = 60;

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(network =>
        RateLimitPartition.GetFixedWindowLimiter(network, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = PerMinute,
            Window = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        }));

    /// <exception cref="DomainError"><c>limit.exceeded</c>.</exception>
    public void Count(IPAddress? address)
    {
        using var lease = _limiter.AttemptAcquire(CallerNetwork.Of(address));
        if (!lease.IsAcquired)
        {
            throw Errors.LimitExceeded($"A calendar is read at most {PerMinute} times a minute from one network.");
        }
    }

    public void Dispose() => _limiter.Dispose();
}
