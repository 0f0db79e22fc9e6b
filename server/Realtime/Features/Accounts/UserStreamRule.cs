using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Accounts;

/// <summary>An inbox is its owner's alone.</summary>
internal sealed class UserStreamRule : IStreamRule
{
    public const string StreamKind = "user";

    public string Kind => StreamKind;

    public Scopes Scope => Scopes.AccountRead;

    public Task<bool> MayReadAsync(Caller caller, Guid streamId, CancellationToken cancellationToken) =>
        Task.FromResult(caller.UserId == streamId);
}
