using Realtime.Features.Workspaces;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Accounts;

/// <summary>Changes the names that people have for others.</summary>
internal sealed class DisplayNames(EventLog log)
{
    public const int MaxLength = 64;

    /// <summary>Checks a name that an account is to have.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c>.</exception>
    public static string Check(string displayName) => Text.CheckLine("displayName", displayName, 1, MaxLength);

    /// <summary>Changes the caller's own; every workspace that knows them is told. The same name again changes nothing.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c>, <c>auth.required</c> when the account is gone, <c>operation.mismatch</c>.</exception>
    public Task<Me> ChangeAsync(Caller caller, UpdateMeRequest request, Guid? opId, CancellationToken cancellationToken)
    {
        var name = Check(request.DisplayName);
        return log.WriteAsync(
            caller.UserId, new Operation(caller.UserId, "account.rename", opId), scope => Change(scope, name), cancellationToken);
    }

    private static Me Change(WriteScope scope, string name)
    {
        var account = Accounts.Get(scope, scope.ActorId);
        if (account.DisplayName != name)
        {
            scope.Statement("update users set display_name = @1 where id = @0").Execute(scope.ActorId, name);
            scope.Append(scope.ActorId, AccountEvents.Renamed, new AccountRenamed(name));
            MemberNames.Tell(scope, name);
        }

        return scope.Db.Users.Where(user => user.Id == scope.ActorId)
            .Select(user => new Me(user.Id, user.Email, name, user.CreatedAt, user.Id, user.EmailConfirmed, user.PasswordHash != null))
            .First();
    }
}
