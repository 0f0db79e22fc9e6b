using Realtime.Platform.Events;
using Realtime.Platform.Jobs;

namespace Realtime.Features.Cards;

/// <summary>Cards that have been in the trash for 30 days are deleted for good.</summary>
internal sealed class OldTrash(EventLog log) : ICleanUp
{
    // Each deletion is an event: fewer at a time than of what nobody hears of.
    private const int BatchSize = 50;
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(30);

    public string Name => "cards of the trash";

    public Task<int> RemoveBatchAsync(CancellationToken cancellationToken) =>
        log.WriteAsync(Guid.Empty, new Operation(Guid.Empty, "cards.clean_up", null), Remove, cancellationToken);

    private static int Remove(WriteScope scope)
    {
        var until = scope.Now - s_kept;
        var old = scope.Db.Set<Card>()
            .Where(card => card.State == CardState.Trashed && card.StateChangedAt < until)
            .OrderBy(card => card.Id)
            .Take(BatchSize)
            .Select(card => new { card.BoardId, card.Id })
            .ToList();
        foreach (var card in old)
        {
            CardStates.Delete(scope, card.BoardId, card.Id);
        }

        return old.Count;
    }
}
