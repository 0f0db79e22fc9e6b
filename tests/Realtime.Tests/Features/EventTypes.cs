using System.Reflection;

namespace Realtime.Tests.Features;

/// <summary>The types of event that the fold tests know how to apply; each of those tests sees all of its own.</summary>
public sealed class EventTypes
{
    public static readonly string[] OfChannels =
    [
        "channel.created", "channel.member_added", "channel.member_removed", "channel.updated",
        "message.deleted", "message.edited", "message.linked", "message.posted", "reaction.added", "reaction.removed",
    ];

    public static readonly string[] OfWorkspacesAndInboxes =
    [
        "account.renamed", "board.created", "board.joined", "board.left", "board.updated", "channel.created", "channel.joined",
        "channel.left", "channel.updated", "member.joined", "member.removed", "member.renamed", "member.updated",
        "read.marked", "workspace.created", "workspace.joined", "workspace.left", "workspace.updated",
    ];

    public static readonly string[] OfBoards =
    [
        "board.created", "board.member_added", "board.member_removed", "board.updated", "card.archived", "card.assigned", "card.created",
        "card.deleted", "card.label_added", "card.label_removed", "card.moved", "card.restored", "card.trashed", "card.unassigned",
        "card.updated", "cards.reranked", "label.created", "label.deleted", "label.updated", "list.cards_archived",
        "list.cards_restored", "list.created",
        "list.deleted", "list.moved", "list.updated",
    ];

    public static readonly string[] OfCardParts =
    [
        "check_item.created", "check_item.deleted", "check_item.moved", "check_item.updated", "checklist.created", "checklist.deleted",
        "checklist.updated", "comment.deleted", "comment.edited", "comment.posted",
    ];

    public static readonly string[] OfNotices = ["inbox.added", "inbox.read"];

    [Fact]
    public void Every_type_that_a_feature_declares_is_folded_by_a_test()
    {
        var declared = typeof(RealtimeHub).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("Realtime.Features.", StringComparison.Ordinal) == true
                && type.Name.EndsWith("Events", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.IsLiteral && field.FieldType == typeof(string))
            .Select(field => (string)field.GetRawConstantValue()!);

        var folded = OfChannels.Union(OfWorkspacesAndInboxes).Union(OfNotices).Union(OfBoards).Union(OfCardParts);
        Assert.Equal(declared.Order(StringComparer.Ordinal), folded.Order(StringComparer.Ordinal));
    }
}
