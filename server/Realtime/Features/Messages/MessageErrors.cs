using Realtime.Platform;

namespace Realtime.Features.Messages;

/// <summary>What only messages refuse.</summary>
internal static class MessageErrors
{
    public static DomainError Deleted() => new("message.deleted", 409, "This message was deleted.");

    /// <summary>One text for absent, elsewhere and reply alike: it must not tell what another channel holds.</summary>
    public static DomainError NoRoot() =>
        Errors.Invalid("threadRootId", "It must be a message of this channel that is no reply itself.");
}
