using Realtime.Features.Recurrence;
using Realtime.Platform.Events;

namespace Realtime.Features.Cards;

/// <summary>The names of a card's parts, as far as people can touch them independently.</summary>
public static class CardFields
{
    internal const string Position = "position";
    internal const string State = "state";
    internal const string Title = "title";
    internal const string Description = "description";
    internal const string Start = "start";
    internal const string Due = "due";
    internal const string Cover = "cover";
    internal const string Estimate = "estimate";
    internal const string Template = "template";

    internal const string Recurring = "recurring";

    /// <summary>Whether it depends on this part when somebody is reminded of the card, and when it comes again.</summary>
    internal static bool IsOfTime(string field) => field is Position or State or Start or Due;

    internal static string Label(Guid id) => $"label:{id}";

    internal static string Assignee(Guid id) => $"assignee:{id}";

    internal static string Check(Guid id) => $"check:{id}";

    internal static string Checklist(Guid id) => $"checklist:{id}";

    internal static string Comment(Guid id) => $"comment:{id}";
}

/// <summary>
/// The one gate through which everything goes that happens to a card: the event on the board's stream, and for each touched part a
/// row that leads from the card to it. A card's activity and the question who touched something since are answered from there.
/// </summary>
public static class CardLog
{
    // A database takes so many parameters in one query, and not any number.
    private const int AskedAtOnce = 500;

    private const string Sql = "insert into card_activity (card_id, seq, field, board_id, actor_id) values (@0, @1, @2, @3, @4)";

    /// <inheritdoc cref="Append{T}(WriteScope, Guid, Guid, string, T, ReadOnlySpan{string})"/>
    internal static long Append<T>(WriteScope scope, Card card, string type, T data, params ReadOnlySpan<string> fields) =>
        Append(scope, card.BoardId, card.Id, type, data, fields);

    /// <summary>Appends the event and returns its sequence number.</summary>
    /// <param name="scope">The command.</param>
    /// <param name="boardId">The board, whose stream tells it.</param>
    /// <param name="cardId">The card.</param>
    /// <param name="type">Such as <c>card.moved</c>.</param>
    /// <param name="data">The event's data.</param>
    /// <param name="fields">What was touched, of <see cref="CardFields"/>; none where it is nothing that can be undone.</param>
    internal static long Append<T>(WriteScope scope, Guid boardId, Guid cardId, string type, T data, params ReadOnlySpan<string> fields)
    {
        var seq = scope.Append(boardId, type, data);
        if (fields.IsEmpty)
        {
            scope.Statement(Sql).Execute(cardId, seq, "", boardId, scope.ActorId);
        }

        var isOfTime = false;
        foreach (var field in fields)
        {
            scope.Statement(Sql).Execute(cardId, seq, field, boardId, scope.ActorId);
            isOfTime |= CardFields.IsOfTime(field);
        }

        UndoLog.Note(scope, boardId, [cardId], type, seq, fields);
        if (isOfTime)
        {
            Follow(scope, cardId);
        }

        return seq;
    }

    /// <summary>Appends one event that touches the same part of several cards, and returns its sequence number.</summary>
    internal static long AppendAll<T>(WriteScope scope, Guid boardId, Guid[] cardIds, string type, T data, string field)
    {
        var seq = scope.Append(boardId, type, data);
        foreach (var cardId in cardIds)
        {
            scope.Statement(Sql).Execute(cardId, seq, field, boardId, scope.ActorId);
        }

        UndoLog.Note(scope, boardId, cardIds, type, seq, [field]);
        scope.Handled(cardIds.Length);
        foreach (var some in cardIds.Chunk(AskedAtOnce))
        {
            var cards = scope.Db.Set<Card>().Where(card => some.Contains(card.Id));
            Reminders.Reminders.Follow(scope, cards);
            Recurrences.Follow(scope, cards);
        }

        return seq;
    }

    /// <summary>Reminders and recurrence depend on a card's dates, and on whether it is done or put away.</summary>
    private static void Follow(WriteScope scope, Guid cardId)
    {
        Reminders.Reminders.Follow(scope, cardId);
        Recurrences.Follow(scope, cardId);
    }
}
