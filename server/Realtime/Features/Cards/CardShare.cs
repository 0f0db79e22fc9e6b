using System.Text.Json;
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

    private static byte[] Write<T>(T data) => JsonSerializer.SerializeToUtf8Bytes(data, Wire.TypeInfo<T>());
}
