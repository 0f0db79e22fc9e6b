using System.Threading.RateLimiting;
using Realtime.Features.Workspaces;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Presence;

/// <summary>Tells a channel who is typing. Nothing is kept: a client forgets a typist after 6 s without a repeat.</summary>
public sealed class Typing(Access access, LiveStreams live) : IDisposable
{
    // Each call asks the database who may; a person types in few channels at once, a hostile client in all of them.
    private readonly PartitionedRateLimiter<Guid> _limiter = PartitionedRateLimiter.Create<Guid, Guid>(userId =>
        RateLimitPartition.GetTokenBucketLimiter(userId, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 20,
            TokensPerPeriod = 5,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    /// <summary>Tells the channel's followers that the caller types, or stopped. More than 5 calls a second are left out.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>, <c>channel.archived</c>.</exception>
    public async Task SetAsync(Caller caller, Guid channelId, bool isTyping, CancellationToken cancellationToken)
    {
        using var permit = _limiter.AttemptAcquire(caller.UserId);
        if (permit.IsAcquired)
        {
            (await access.ChannelAsync(caller, channelId, cancellationToken)).Writable();
            live.Signal(channelId, PresenceSignals.Typing, caller.UserId, new TypingSignal(isTyping));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();
}
