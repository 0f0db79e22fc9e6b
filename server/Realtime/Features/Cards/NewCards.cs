using Realtime.Features.Boards;
using Realtime.Features.Messages;
using Realtime.Features.Workspaces;
using Realtime.Platform;
using Realtime.Platform.Events;

namespace Realtime.Features.Cards;

/// <summary>Makes cards inside a command.</summary>
internal static class NewCards
{
    /// <summary>The request, checked as far as that needs no database.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c>.</exception>
    public static CreateCardRequest Check(CreateCardRequest request)
    {
        var wanted = request with
        {
            Title = CardTexts.Title(request.Title),
            Description = CardTexts.Description(request.Description),
            LabelIds = Distinct("labelIds", request.LabelIds, Card.MaxLabels),
            AssigneeIds = Distinct("assigneeIds", request.AssigneeIds, Card.MaxAssignees),
            Start = request.Start?.Check("start"),
            Due = request.Due?.Check("due"),
        };
        return wanted is { Start: { } start, Due: { } due } && start.IsAfter(due)
            ? throw Errors.Invalid("start", "It must not start after it is due.")
            : wanted;
    }

    /// <summary>Makes a card of a checked request.</summary>
    /// <exception cref="DomainError">
    /// <c>request.invalid</c>, <c>resource.not_found</c>, <c>board.archived</c>, <c>channel.archived</c>, <c>list.full</c>,
    /// <c>limit.exceeded</c>.
    /// </exception>
    public static CardView Insert(WriteScope scope, Access workspaces, Guid id, Guid listId, CreateCardRequest request)
    {
        var board = BoardAccess.List(scope, listId).Writable();
        var channelId = request.MessageId is { } messageId ? ChannelOf(scope, workspaces, board.WorkspaceId, messageId) : (Guid?)null;
        CardTags.RequireLabels(scope, board.BoardId, request.LabelIds ?? []);
        CardTags.RequirePeople(scope, board.BoardId, request.AssigneeIds ?? []);
        var place = CardPlaces.Find(scope, board.BoardId, listId, id, request.AfterId, request.BeforeId);
        var card = new Card
        {
            Id = id,
            BoardId = board.BoardId,
            ListId = listId,
            Rank = "",
            Title = request.Title,
            Description = request.Description ?? "",
            StartAt = request.Start?.At,
            StartDate = request.Start?.Date,
            DueAt = request.Due?.At,
            DueDate = request.Due?.Date,
            MessageId = request.MessageId,
            MessageChannelId = channelId,
        };
        Add(scope, card, place, request.LabelIds ?? [], request.AssigneeIds ?? []);
        if (channelId is { } linkedIn)
        {
            MessageLinks.Add(scope, linkedIn, card.MessageId!.Value, id, board.BoardId);
        }

        return CardViews.View(scope, id);
    }

    /// <summary>Puts a card into a place of its list, with labels and people; what is checked of them is the caller's to check.</summary>
    /// <exception cref="DomainError"><c>list.full</c>, <c>limit.exceeded</c>.</exception>
    public static void Add(WriteScope scope, Card card, CardPlace place, IReadOnlyList<Guid> labelIds, IReadOnlyList<Guid> assigneeIds)
    {
        CardLists.RequireRoom(scope, card.BoardId);
        CardLists.RequireRoom(scope, CardLists.Find(scope, card.BoardId, card.ListId));
        (card.Version, card.TitleVersion, card.DescriptionVersion, card.MovedVersion) = (1, 1, 1, 1);
        (card.MovedBy, card.MovedAt, card.CreatedBy, card.CreatedAt) = (scope.ActorId, scope.Now, scope.ActorId, scope.Now);
        card.Rank = CardPlaces.Rank(scope, card.BoardId, card.ListId, card.Id, place);
        scope.Db.Add(card);
        scope.Db.AddRange(labelIds.Select(labelId => new CardLabel { CardId = card.Id, LabelId = labelId }));
        scope.Db.AddRange(assigneeIds.Select(userId => new CardAssignee { CardId = card.Id, UserId = userId }));
        scope.Db.SaveChanges();
        var seq = CardLog.Append(scope, card, CardEvents.Created, new CardCreated(CardViews.Summary(scope, card)));
        KeptPlaces.Keep(scope, card, seq, null, new KeptPlace(card.ListId, card.Rank));
        foreach (var userId in assigneeIds)
        {
            CardAssignments.Tell(scope, card, userId);
        }
    }

    /// <summary>The channel of a message that the actor sees in the board's workspace; the link is written there, so it takes writes.</summary>
    private static Guid ChannelOf(WriteScope scope, Access workspaces, Guid workspaceId, Guid messageId)
    {
        var channelId = scope.Db.Set<Message>().Where(message => message.Id == messageId && message.DeletedAt == null)
            .Select(message => (Guid?)message.ChannelId).FirstOrDefault();
        if (channelId is not { } id || workspaces.MaySeeChannel(scope, id) != workspaceId)
        {
            throw Errors.Invalid("messageId", "It must be a message of this workspace that you see.");
        }

        workspaces.Channel(scope, id).Writable();
        return id;
    }

    private static Guid[] Distinct(string member, IReadOnlyList<Guid>? ids, int max) =>
        ids is null ? []
        : ids.Count <= max ? [.. ids.Distinct()]
        : throw Errors.Invalid(member, $"It must hold at most {max} ids.");
}
