using System.Text.Json.Serialization;
using Realtime.Platform.Events;

namespace Realtime.Features.Inbox;

/// <summary>One notice as its person sees it.</summary>
/// <param name="Id">The notice.</param>
/// <param name="Kind"><c>reminder</c>, <c>assignment</c>, <c>mention</c> or <c>digest</c>.</param>
/// <param name="At">When it came.</param>
/// <param name="ReadAt">When it was read; null when it was not.</param>
/// <param name="WorkspaceId">The workspace that it is about.</param>
/// <param name="Data">What it holds depends on the kind.</param>
public sealed record InboxItemView(Guid Id, string Kind, DateTimeOffset At, DateTimeOffset? ReadAt, Guid WorkspaceId, RawJson Data)
{
    internal static InboxItemView Of(InboxItem item) =>
        new(item.Id, item.Kind, item.At, item.ReadAt, item.WorkspaceId, new RawJson(item.Data));
}

/// <summary>A page of somebody's inbox.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Next">Give it as <c>before</c> for the page of older ones; null on the last.</param>
/// <param name="Unread">How many notices are unread altogether.</param>
public sealed record InboxPage(IReadOnlyList<InboxItemView> Items, string? Next, int Unread);

/// <summary>Which notices count as read: some, or all up to one.</summary>
/// <param name="Ids">Up to 200 notices; others' and unknown ones count for nothing.</param>
/// <param name="UpTo">This one and all older ones.</param>
/// <param name="IsRead">False makes them unread again.</param>
public sealed record ReadInboxRequest(IReadOnlyList<Guid>? Ids = null, Guid? UpTo = null, bool IsRead = true);

/// <summary>What is kept of a marking for those who send it again.</summary>
internal sealed record MarkedInbox(Guid First, int Count, bool IsRead);

[JsonSerializable(typeof(InboxItemView))]
[JsonSerializable(typeof(InboxPage))]
[JsonSerializable(typeof(ReadInboxRequest))]
[JsonSerializable(typeof(MarkedInbox))]
[JsonSerializable(typeof(InboxAdded))]
[JsonSerializable(typeof(InboxRead))]
[JsonSerializable(typeof(ReminderNotice))]
[JsonSerializable(typeof(AssignmentNotice))]
[JsonSerializable(typeof(MentionNotice))]
[JsonSerializable(typeof(DigestNotice))]
internal sealed partial class InboxJson : JsonSerializerContext;
