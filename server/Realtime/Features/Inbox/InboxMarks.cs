using Realtime.Platform;
using Realtime.Platform.Events;

namespace Realtime.Features.Inbox;

/// <summary>Marks notices inside a command. Only what changes is told, so marking twice is silent.</summary>
internal static class InboxMarks
{
    private const string ReadSql = "update inbox_items set read_at = @2 where id = @0 and user_id = @1 and read_at is null";
    private const string UnreadSql = "update inbox_items set read_at = null where id = @0 and user_id = @1 and read_at is not null";
    private const string PlaceSql = "select seq from inbox_items where id = @0 and user_id = @1";
    private const string ReadUpToSql = "update inbox_items set read_at = @2 where user_id = @0 and seq <= @1 and read_at is null";

    private const string UnreadUpToSql =
        "update inbox_items set read_at = null where user_id = @0 and seq <= @1 and read_at is not null";

    public static void Mark(WriteScope scope, ReadInboxRequest request)
    {
        if (request.Ids is { } ids)
        {
            MarkEach(scope, ids, request.IsRead);
        }
        else
        {
            MarkUpTo(scope, request.UpTo!.Value, request.IsRead);
        }
    }

    private static void MarkEach(WriteScope scope, IReadOnlyList<Guid> ids, bool isRead)
    {
        List<Guid> changed = [];
        foreach (var id in ids)
        {
            var count = isRead
                ? scope.Statement(ReadSql).Execute(id, scope.ActorId, scope.Now)
                : scope.Statement(UnreadSql).Execute(id, scope.ActorId);
            if (count > 0)
            {
                changed.Add(id);
            }
        }

        if (changed.Count > 0)
        {
            scope.Append(scope.ActorId, InboxEvents.Read, new InboxRead(isRead, Ids: changed));
        }
    }

    private static void MarkUpTo(WriteScope scope, Guid upTo, bool isRead)
    {
        var place = scope.Statement(PlaceSql).Scalar<long>(upTo, scope.ActorId);
        if (place == 0)
        {
            throw Errors.NotFound();
        }

        var count = isRead
            ? scope.Statement(ReadUpToSql).Execute(scope.ActorId, place, scope.Now)
            : scope.Statement(UnreadUpToSql).Execute(scope.ActorId, place);
        if (count > 0)
        {
            scope.Append(scope.ActorId, InboxEvents.Read, new InboxRead(isRead, UpTo: upTo));
        }
    }
}
