using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Realtime.Features.Boards;
using Realtime.Features.Checklists;
using Realtime.Platform;
using Realtime.Platform.Events;

namespace Realtime.Features.Cards;

/// <summary>Does what an event did once more, or its opposite, by the writers that everything else uses.</summary>
internal static class Inverse
{
    /// <summary>Takes an event back.</summary>
    /// <returns>False where there is no way back: the list is gone, say.</returns>
    public static bool Undo(WriteScope scope, UndoEntry entry, string type, byte[] data)
    {
        var cardId = entry.CardId;
        switch (type)
        {
            case CardEvents.Created:
                return TryPutAway(scope, entry, CardState.Trashed, isBack: true);
            case CardEvents.Moved:
                return entry.From is { } former && CardMoves.TryPut(scope, cardId, former);
            case CardEvents.Updated:
                return TryEdit(scope, cardId, Read<CardUpdated>(data).Before);
            case CardEvents.Archived or CardEvents.Trashed:
                return CardStates.TrySetInPlace(scope, cardId, Read<CardPutAway>(data).From, entry.From);
            case CardEvents.ListArchived:
                return CardStates.TrySetInPlace(scope, cardId, CardState.Active, entry.From);
            case CardEvents.Restored:
                return TryPutAway(scope, entry, Read<CardRestored>(data).From, isBack: true);
            default:
                return TryTag(scope, cardId, type, data, isBack: true);
        }
    }

    /// <summary>Does once more what was taken back.</summary>
    /// <inheritdoc cref="Undo" path="/returns"/>
    public static bool Redo(WriteScope scope, UndoEntry entry, string type, byte[] data)
    {
        var cardId = entry.CardId;
        switch (type)
        {
            case CardEvents.Moved:
                return entry.To is { } place && CardMoves.TryPut(scope, cardId, place);
            case CardEvents.Updated:
                return TryEdit(scope, cardId, Read<CardUpdated>(data).After);
            case CardEvents.Archived or CardEvents.ListArchived:
                return TryPutAway(scope, entry, CardState.Archived, isBack: false);
            case CardEvents.Trashed:
                return TryPutAway(scope, entry, CardState.Trashed, isBack: false);
            case CardEvents.Created or CardEvents.Restored:
                return CardStates.TrySetInPlace(scope, cardId, CardState.Active, entry.To);
            default:
                return TryTag(scope, cardId, type, data, isBack: false);
        }
    }

    /// <summary>Puts a card away and keeps where it stood for the next step: it may have been moved since the time before.</summary>
    private static bool TryPutAway(WriteScope scope, UndoEntry entry, CardState state, bool isBack)
    {
        var card = scope.Db.Set<Card>().AsNoTracking().FirstOrDefault(row => row.Id == entry.CardId);
        if (!CardStates.TrySetInPlace(scope, entry.CardId, state, place: null))
        {
            return false;
        }

        if (card is { State: CardState.Active })
        {
            var place = new KeptPlace(card.ListId, card.Rank);
            KeptPlaces.Keep(scope, card, entry.Seq, isBack ? null : place, isBack ? place : null);
        }

        return true;
    }

    private static bool TryEdit(WriteScope scope, Guid cardId, CardChange change)
    {
        if (!CardScope.IsActive(scope, cardId))
        {
            return false;
        }

        CardEdits.Apply(scope, cardId, change);
        return true;
    }

    private static bool TryTag(WriteScope scope, Guid cardId, string type, byte[] data, bool isBack)
    {
        if (!CardScope.IsActive(scope, cardId))
        {
            return false;
        }

        switch (type)
        {
            case CardEvents.LabelAdded or CardEvents.LabelRemoved:
                var labelId = Read<CardLabelChanged>(data).LabelId;
                if (!scope.Db.Set<BoardLabel>().Any(label => label.Id == labelId))
                {
                    return false;
                }

                CardTags.Label(scope, cardId, labelId, (type == CardEvents.LabelAdded) != isBack);
                return true;
            case CardEvents.Assigned or CardEvents.Unassigned:
                var (person, isOn) = (Read<CardAssigneeChanged>(data).UserId, (type == CardEvents.Assigned) != isBack);
                if (isOn && !BoardAccess.CanSee(scope, BoardAccess.Card(scope, cardId).BoardId, person))
                {
                    return false;
                }

                CardTags.Assign(scope, cardId, person, isOn);
                return true;
            default:
                var item = Read<CheckItemUpdated>(data);
                return CheckItemCommands.TryUpdate(scope, item.Id, isBack ? item.Before : item.After);
        }
    }

    /// <summary>The data of an event of this type.</summary>
    public static T Read<T>(byte[] data) => JsonSerializer.Deserialize(data, Wire.TypeInfo<T>())!;
}
