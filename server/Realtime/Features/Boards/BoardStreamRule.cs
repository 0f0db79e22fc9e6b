using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Boards;

/// <summary>A board's stream is for whoever may read the board.</summary>
internal sealed class BoardStreamRule(BoardAccess access) : IStreamRule
{
    public const string StreamKind = "board";

    public string Kind => StreamKind;

    public Scopes Scope => Scopes.BoardsRead;

    public async Task<bool> MayReadAsync(Caller caller, Guid streamId, CancellationToken cancellationToken) =>
        await access.FindBoardAsync(caller, streamId, cancellationToken) is not null;
}
