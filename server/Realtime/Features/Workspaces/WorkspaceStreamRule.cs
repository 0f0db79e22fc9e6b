using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Workspaces;

/// <summary>A workspace's stream is for its active members.</summary>
internal sealed class WorkspaceStreamRule(Access access) : IStreamRule
{
    public const string StreamKind = "workspace";

    public string Kind => StreamKind;

    public Scopes Scope => Scopes.AccountRead;

    public async Task<bool> MayReadAsync(Caller caller, Guid streamId, CancellationToken cancellationToken) =>
        await access.FindWorkspaceAsync(caller, streamId, cancellationToken) is not null;
}
