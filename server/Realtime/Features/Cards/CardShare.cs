using System.Text.Json;
using System.Text.Json.Serialization;
using Realtime.Platform;
using Realtime.Platform.Events;

namespace Realtime.Features.Cards;

/// <summary>What an event of many cards tells about one of them: whoever reads the one need not read of thousands.</summary>
public static class CardShare
{
    /// <summary>The event's data, as far as it is about the card.</summary>
    /// <param name="e">An event of the card's board.</param>
    /// <param name="cardId">The card.</param>
    public static byte[] Of(Event e, Guid cardId)
    {
        ArgumentNullException.ThrowIfNull(e);
        switch (e.Type)
        {
            case CardEvents.ListArchived:
                return Write(Inverse.Read<ListCardsArchived>(e.Data) with { CardIds = [cardId] });
            case CardEvents.ListRestored:
                var restored = Inverse.Read<ListCardsRestored>(e.Data);
                return Write(restored with { Cards = [.. restored.Cards.Where(card => card.Id == cardId)] });
            default:
                return e.Data;
        }
    }

    /// <summary>What the event tells of the board: of many cards how many they were, and else whose card it was.</summary>
    /// <param name="e">An event of the board.</param>
    /// <returns>The card, if it is about one, and the data.</returns>
    public static (Guid? CardId, byte[] Data) OfBoard(Event e)
    {
        ArgumentNullException.ThrowIfNull(e);
        switch (e.Type)
        {
            case CardEvents.ListArchived:
                var archived = Inverse.Read<ListCardsArchived>(e.Data);
                return (null, Write(new ListCardsCount(archived.ListId, archived.CardIds.Count)));
            case CardEvents.ListRestored:
                var restored = Inverse.Read<ListCardsRestored>(e.Data);
                return (null, Write(new ListCardsCount(restored.ListId, restored.Cards.Count)));
            default:
                return (CardOf(e.Data), e.Data);
        }
    }

    private static Guid? CardOf(byte[] data)
    {
        using var document = JsonDocument.Parse(data);
        return document.RootElement.TryGetProperty("cardId", out var id)
            || (document.RootElement.TryGetProperty("card", out var card) && card.TryGetProperty("id", out id))
            ? id.GetGuid()
            : null;
    }

    private static byte[] Write<T>(T data) => JsonSerializer.SerializeToUtf8Bytes(data, Wire.TypeInfo<T>());
}

/// <summary>What a board's activity tells of an event about many cards.</summary>
internal sealed record ListCardsCount(Guid ListId, int Count);

[JsonSerializable(typeof(ListCardsCount))]
internal sealed partial class CardShareJson : JsonSerializerContext;
