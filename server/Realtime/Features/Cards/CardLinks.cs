using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Realtime.Features.Boards;
using Realtime.Platform;
using Realtime.Platform.Data;
using Realtime.Platform.Identity;

namespace Realtime.Features.Cards;

/// <summary>Shows the little of a card that stands in place of its address in a text.</summary>
public sealed class CardLinks(BoardAccess access, IDbContextFactory<AppDbContext> factory)
{
    /// <summary>A card of any board that the caller sees, whatever the card's state.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public async Task<CardLinkView> GetAsync(Caller caller, Guid cardId, CancellationToken cancellationToken)
    {
        await access.CardAsync(caller, cardId, cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var links =
            from card in db.Set<Card>()
            where card.Id == cardId
            join board in db.Set<Board>() on card.BoardId equals board.Id
            from list in db.Set<BoardList>().Where(list => list.Id == card.ListId).DefaultIfEmpty()
            select new CardLinkView(
                card.Id,
                board.Id,
                board.WorkspaceId,
                board.Name,
                card.Title,
                card.ListId,
                list == null ? null : list.Name,
                list != null && list.Kind == ListKind.Closed,
                card.State,
                When.Of(card.DueAt, card.DueDate),
                db.Set<CardAssignee>().Where(row => row.CardId == card.Id).OrderBy(row => row.UserId).Select(row => row.UserId).ToList(),
                db.Set<Platform.Events.Stream>().Where(stream => stream.Id == board.Id).Select(stream => stream.Head).First());
        return await links.FirstOrDefaultAsync(cancellationToken) ?? throw Errors.NotFound();
    }
}

/// <summary>A card in place of its address.</summary>
/// <param name="Id">The card.</param>
/// <param name="BoardId">Its board.</param>
/// <param name="WorkspaceId">The board's workspace.</param>
/// <param name="BoardName">The board's name.</param>
/// <param name="Title">The card's title.</param>
/// <param name="ListId">The list that it is in, or was when it was put away.</param>
/// <param name="ListName">The list that it is in, or was when it was put away; null where that is gone.</param>
/// <param name="IsDone">Whether that list is closed: what lies there is never late.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Due">When it is to be done, or null.</param>
/// <param name="AssigneeIds">Who does the work.</param>
/// <param name="Head">The last event of the board's stream that is in it.</param>
public sealed record CardLinkView(
    Guid Id,
    Guid BoardId,
    Guid WorkspaceId,
    string BoardName,
    string Title,
    Guid ListId,
    string? ListName,
    bool IsDone,
    CardState State,
    When? Due,
    IReadOnlyList<Guid> AssigneeIds,
    long Head);

[JsonSerializable(typeof(CardLinkView))]
internal sealed partial class CardLinksJson : JsonSerializerContext;
