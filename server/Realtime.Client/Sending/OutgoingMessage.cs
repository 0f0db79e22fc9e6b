namespace Realtime.Client;

/// <summary>A message on its way. The operation id makes it safe to send again.</summary>
internal sealed record OutgoingMessage(Guid ChannelId, string Body, Guid OpId, Guid? ThreadRootId);

/// <summary>The server's word that a message is durable.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Seq">The sequence number of its event in the channel's stream.</param>
public sealed record MessageReceipt(Guid Id, long Seq);
