using Microsoft.EntityFrameworkCore;
using Realtime.Features.Cards;
using Realtime.Platform;
using Realtime.Platform.Events;

namespace Realtime.Features.Checklists;

/// <summary>The order of a checklist's items.</summary>
internal static class CheckItemPlaces
{
    /// <summary>The items of a checklist in order, tracked.</summary>
    public static List<CheckItem> Ordered(WriteScope scope, Guid checklistId) =>
    [
        .. scope.Db.Set<CheckItem>().AsTracking().Where(row => row.ChecklistId == checklistId).AsEnumerable()
            .OrderBy(row => row.Rank, StringComparer.Ordinal).ThenBy(row => row.Id),
    ];

    /// <summary>The place below an item, or the end where somebody has moved or deleted that one meanwhile.</summary>
    public static int After(List<CheckItem> others, Guid? afterId) =>
        others.FindIndex(row => row.Id == afterId) is >= 0 and var found ? found + 1 : others.Count;

    /// <summary>A rank for a place; where it has become too narrow, items around it move a little, which is told first.</summary>
    public static string RankAt(WriteScope scope, Card card, List<CheckItem> others, int at)
    {
        var rank = Rank.Between(at == 0 ? null : others[at - 1].Rank, at == others.Count ? null : others[at].Rank);
        if (rank.Length <= Rank.MaxLength)
        {
            return rank;
        }

        var ranks = others.ConvertAll(row => row.Rank);
        ranks.Insert(at, rank);
        var (from, fresh) = RankSpace.Widen(ranks, at);
        for (var i = 0; i < fresh.Count; i++)
        {
            if (from + i != at)
            {
                var other = others[from + i - (from + i > at ? 1 : 0)];
                Put(scope, card, other, other.ChecklistId, fresh[i]);
            }
        }

        return fresh[at - from];
    }

    /// <summary>Saves an item's new place and tells it. Each telling has a version of its own: clients skip what they have seen.</summary>
    public static void Put(WriteScope scope, Card card, CheckItem item, Guid checklistId, string rank)
    {
        var former = (item.ChecklistId, item.Rank);
        (item.ChecklistId, item.Rank) = (checklistId, rank);
        card.Version++;
        scope.Db.SaveChanges();
        CardLog.Append(
            scope, card, ChecklistEvents.ItemMoved,
            new CheckItemMoved(card.Id, card.Version, item.Id, checklistId, rank, former.ChecklistId, former.Rank, item.Text));
    }
}
