using System.Text.Json.Serialization;
using System.Threading.RateLimiting;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Boards;

/// <summary>Tells a board who looks at which card. Nothing is kept: a client forgets somebody after 25 s without a repeat.</summary>
public sealed class BoardViewing(BoardAccess access, LiveStreams live) : IDisposable
{
    internal const string Signal = "viewing";

    // Each call asks the database who may; a person looks at few boards at once, a hostile client at all of them.
    private readonly PartitionedRateLimiter<Guid> _limiter = PartitionedRateLimiter.Create<Guid, Guid>(userId =>
        RateLimitPartition.GetTokenBucketLimiter(userId, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 20,
            TokensPerPeriod = 5,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    /// <summary>Tells the board's followers which card the caller has open, or none. More than 5 calls a second are left out.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public async Task SetAsync(Caller caller, Guid boardId, Guid? cardId, CancellationToken cancellationToken)
    {
        using var permit = _limiter.AttemptAcquire(caller.UserId);
        if (permit.IsAcquired)
        {
            await access.BoardAsync(caller, boardId, cancellationToken);
            live.Signal(boardId, Signal, caller.UserId, new ViewingSignal(cardId));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();
}

/// <summary>Data of the signal <c>viewing</c>.</summary>
internal sealed record ViewingSignal(Guid? CardId);

[JsonSerializable(typeof(ViewingSignal))]
internal sealed partial class BoardViewingJson : JsonSerializerContext;
