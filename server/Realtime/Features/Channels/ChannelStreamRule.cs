using Realtime.Features.Workspaces;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Channels;

/// <summary>A channel's stream is for whoever may read the channel.</summary>
internal sealed class ChannelStreamRule(Access access) : IStreamRule
{
    public const string StreamKind = "channel";

    public string Kind => StreamKind;

    public Scopes Scope => Scopes.ChatRead;

    public async Task<bool> MayReadAsync(Caller caller, Guid streamId, CancellationToken cancellationToken) =>
        await access.FindChannelAsync(caller, streamId, cancellationToken) is not null;
}
