using Realtime.Platform;

namespace Realtime.Features.Workspaces;

/// <summary>A channel that the caller may read, with what decides the rest.</summary>
/// <param name="WorkspaceId">Where it is.</param>
/// <param name="Role">The caller's role there.</param>
/// <param name="IsPrivate">Whether it has members of its own; the caller is one then.</param>
/// <param name="IsArchived">Whether it can be read only.</param>
/// <param name="CreatedBy">Who made it.</param>
public readonly record struct ChannelAccess(Guid WorkspaceId, WorkspaceRole Role, bool IsPrivate, bool IsArchived, Guid CreatedBy)
{
    /// <summary>Demands a channel that still takes writes.</summary>
    /// <exception cref="DomainError"><c>channel.archived</c>.</exception>
    public ChannelAccess Writable() =>
        IsArchived ? throw new DomainError("channel.archived", 409, "This channel is archived: it can be read only.") : this;
}
