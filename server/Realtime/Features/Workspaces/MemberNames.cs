using Realtime.Platform.Events;

namespace Realtime.Features.Workspaces;

/// <summary>Tells workspaces what their members are called.</summary>
public static class MemberNames
{
    /// <summary>Inside the command that changed the actor's name: tells every workspace that shows it, also those they have left.</summary>
    /// <param name="scope">The command.</param>
    /// <param name="displayName">The new name.</param>
    public static void Tell(WriteScope scope, string displayName)
    {
        ArgumentNullException.ThrowIfNull(scope);
        List<Guid> workspaces = [];
        using (var reader = scope.Statement("select workspace_id from workspace_members where user_id = @0").Query(scope.ActorId))
        {
            while (reader.Read())
            {
                workspaces.Add(reader.GetGuid(0));
            }
        }

        workspaces.ForEach(id => scope.Append(id, WorkspaceEvents.MemberRenamed, new MemberRenamed(scope.ActorId, displayName)));
    }
}
