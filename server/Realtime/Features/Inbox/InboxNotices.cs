using System.Text.Json.Serialization;

namespace Realtime.Features.Inbox;

/// <summary>Data of a notice of the kind <c>reminder</c>.</summary>
/// <param name="CardId">The card.</param>
/// <param name="BoardId">Its board.</param>
/// <param name="Title">The card's title when it fired.</param>
/// <param name="DueAt">The instant that the reminder was for.</param>
/// <param name="IsLate">Whether it fired more than a minute after that instant: the server was down, or the board archived.</param>
public sealed record ReminderNotice(Guid CardId, Guid BoardId, string Title, DateTimeOffset DueAt, bool IsLate);

/// <summary>Data of a notice of the kind <c>assignment</c>.</summary>
/// <param name="CardId">The card.</param>
/// <param name="BoardId">Its board.</param>
/// <param name="Title">The card's title when it was given.</param>
/// <param name="ById">Who gave it.</param>
public sealed record AssignmentNotice(Guid CardId, Guid BoardId, string Title, Guid ById);

/// <summary>Data of a notice of the kind <c>mention</c>: in a card's comment, or in a message.</summary>
/// <param name="ById">Who wrote it.</param>
/// <param name="Excerpt">The beginning of what was written; at most 200 characters.</param>
/// <param name="CardId">The card of the comment.</param>
/// <param name="BoardId">The card's board.</param>
/// <param name="CommentId">The comment.</param>
/// <param name="ChannelId">The message's channel.</param>
/// <param name="MessageId">The message.</param>
public sealed record MentionNotice(
    Guid ById,
    string Excerpt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? CardId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? BoardId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? CommentId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? ChannelId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? MessageId = null);

/// <summary>Data of a notice of the kind <c>digest</c>.</summary>
/// <param name="Day">The day in the person's zone.</param>
/// <param name="Cards">What is due or overdue then, earliest first; at most 50.</param>
public sealed record DigestNotice(DateOnly Day, IReadOnlyList<DigestCard> Cards);

/// <summary>One card of a digest.</summary>
/// <param name="CardId">The card.</param>
/// <param name="BoardId">Its board.</param>
/// <param name="Title">Its title that morning.</param>
/// <param name="Due">When it is due: an instant, or a date without a time.</param>
public sealed record DigestCard(Guid CardId, Guid BoardId, string Title, DigestDue Due);

/// <summary>When a card of a digest is due; one of the two is given.</summary>
/// <param name="At">An instant.</param>
/// <param name="Date">A date without a time.</param>
public sealed record DigestDue(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? At = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? Date = null);
