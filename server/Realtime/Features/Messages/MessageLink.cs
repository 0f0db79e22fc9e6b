using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Realtime.Platform.Events;

namespace Realtime.Features.Messages;

/// <summary>A card that was made from a message.</summary>
internal sealed class MessageLink
{
    public Guid MessageId { get; set; }

    public Guid CardId { get; set; }

    /// <summary>The sequence number of its <c>message.linked</c> in the channel's stream.</summary>
    public long Seq { get; set; }
}

/// <summary>Ties cards to messages, inside a command that has asked for access to both.</summary>
public static class MessageLinks
{
    private const string Sql = "insert into message_links (message_id, card_id, seq) values (@0, @1, @2)";

    internal static void Add(WriteScope scope, Guid channelId, Guid messageId, Guid cardId, Guid boardId)
    {
        var seq = scope.Append(channelId, MessageEvents.Linked, new MessageLinked(messageId, cardId, boardId));
        scope.Statement(Sql).Execute(messageId, cardId, seq);
    }
}

internal sealed class MessageLinkConfiguration : IEntityTypeConfiguration<MessageLink>
{
    public void Configure(EntityTypeBuilder<MessageLink> builder)
    {
        builder.ToTable("message_links");
        builder.HasKey(link => new { link.MessageId, link.CardId });
        builder.HasOne<Message>().WithMany().HasForeignKey(link => link.MessageId).OnDelete(DeleteBehavior.Restrict);
    }
}
