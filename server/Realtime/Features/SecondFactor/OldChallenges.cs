using Realtime.Platform.Events;
using Realtime.Platform.Jobs;

namespace Realtime.Features.SecondFactor;

/// <summary>Challenges that nobody answered in time.</summary>
internal sealed class OldChallenges(EventLog log) : ICleanUp
{
    public string Name => "old sign-in challenges";

    public Task<int> RemoveBatchAsync(CancellationToken cancellationToken) => log.WriteAsync(
        Guid.Empty,
        new Operation(Guid.Empty, "challenges.clean_up", null),
        scope => scope.Statement(
            "delete from sign_in_challenges where hash in (select hash from sign_in_challenges where expires_at < @0 limit 500)")
            .Execute(scope.Now),
        cancellationToken);
}
