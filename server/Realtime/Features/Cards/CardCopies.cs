using System.Text.Json.Serialization;
using Realtime.Features.Checklists;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Cards;

/// <summary>Duplicates cards; a template is there for nothing else.</summary>
public sealed class CardCopies(EventLog log, TimeProvider clock)
{
    /// <summary>
    /// Makes a card like another: its texts, dates, labels, cover, estimate and checklists with nothing done. Comments, people and the
    /// message that it was made from stay with the first. It stands below the first in the same list, else at the list's end.
    /// </summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>board.archived</c>, <c>list.full</c>, <c>limit.exceeded</c>,
    /// <c>operation.mismatch</c>.
    /// </exception>
    public async Task<CardView> DuplicateAsync(
        Caller caller, Guid cardId, DuplicateCardRequest? request, Guid? opId, CancellationToken cancellationToken)
    {
        var (id, title) = (Ids.New(clock), request?.Title is { } given ? CardTexts.Title(given) : null);
        var copied = await log.WriteAsync(
            cardId,
            new Operation(caller.UserId, "card.duplicate", opId),
            scope => new DuplicatedCard(cardId, Insert(scope, id, cardId, request?.ListId, title)),
            cancellationToken);
        return copied.SourceId == cardId ? copied.Card : throw Errors.OperationMismatch();
    }

    private static CardView Insert(WriteScope scope, Guid id, Guid sourceId, Guid? listId, string? title)
    {
        var source = CardScope.Find(scope, sourceId);
        var list = CardLists.Find(scope, source.BoardId, listId ?? source.ListId);
        var isBeside = list.Id == source.ListId && source.State == CardState.Active;
        var card = new Card
        {
            Id = id,
            BoardId = source.BoardId,
            ListId = list.Id,
            Rank = "",
            Title = title ?? source.Title,
            Description = source.Description,
            StartAt = source.StartAt,
            StartDate = source.StartDate,
            DueAt = source.DueAt,
            DueDate = source.DueDate,
            Cover = source.Cover,
            EstimateHundredths = source.EstimateHundredths,
            CheckTotal = source.CheckTotal,
        };
        Guid[] labelIds = [.. scope.Db.Set<CardLabel>().Where(row => row.CardId == sourceId).Select(row => row.LabelId)];
        var place = CardPlaces.Find(scope, source.BoardId, list.Id, id, isBeside ? sourceId : null, null);
        NewCards.Add(scope, card, place, labelIds, []);
        ChecklistCopies.Copy(scope, sourceId, id);
        return CardViews.View(scope, id);
    }
}

/// <summary>How the copy differs from the card.</summary>
/// <param name="ListId">A list of the card's board; the card's own when left out.</param>
/// <param name="Title">1 to 500 characters of one line; the card's own when left out.</param>
public sealed record DuplicateCardRequest(Guid? ListId = null, string? Title = null);

/// <summary>What is kept of a duplication for those who send the command again.</summary>
internal sealed record DuplicatedCard(Guid SourceId, CardView Card);

[JsonSerializable(typeof(DuplicateCardRequest))]
[JsonSerializable(typeof(DuplicatedCard))]
internal sealed partial class CardCopiesJson : JsonSerializerContext;
