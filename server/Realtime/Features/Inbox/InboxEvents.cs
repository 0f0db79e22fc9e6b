using System.Text.Json.Serialization;
using Realtime.Platform.Events;

namespace Realtime.Features.Inbox;

/// <summary>The names of what happens to somebody's inbox, in their own stream.</summary>
internal static class InboxEvents
{
    public const string Added = "inbox.added";

    /// <summary>Notices became read, or unread again; the envelope's instant is when they were read.</summary>
    public const string Read = "inbox.read";
}

internal sealed record InboxAdded(AddedItem Item);

/// <summary>A new notice; nobody has read it yet.</summary>
internal sealed record AddedItem(Guid Id, string Kind, DateTimeOffset At, Guid WorkspaceId, RawJson Data);

/// <summary>Either what changed, one by one, or the newest item of those that count as read now.</summary>
internal sealed record InboxRead(
    bool IsRead,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Guid>? Ids = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? UpTo = null);
