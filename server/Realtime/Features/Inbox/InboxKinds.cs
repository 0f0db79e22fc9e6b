namespace Realtime.Features.Inbox;

/// <summary>What a notice may be about.</summary>
public static class InboxKinds
{
    /// <summary>A reminder fired; its data is a <see cref="ReminderNotice"/>.</summary>
    public const string Reminder = "reminder";

    /// <summary>Somebody gave the person a card; its data is an <see cref="AssignmentNotice"/>.</summary>
    public const string Assignment = "assignment";

    /// <summary>Somebody named the person; its data is a <see cref="MentionNotice"/>.</summary>
    public const string Mention = "mention";

    /// <summary>What is due today; its data is a <see cref="DigestNotice"/>.</summary>
    public const string Digest = "digest";

    /// <summary>Whether it tells what somebody did, which the one who did it knows already.</summary>
    internal static bool IsAboutAnAct(string kind) => kind is Assignment or Mention;
}
