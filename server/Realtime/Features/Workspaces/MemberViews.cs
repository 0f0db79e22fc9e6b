using System.Linq.Expressions;
using Realtime.Platform.Data;
using Realtime.Platform.Identity;

namespace Realtime.Features.Workspaces;

/// <summary>Members with their names, in one query.</summary>
public static class MemberViews
{
    /// <summary>The members that <paramref name="which"/> selects, by user id.</summary>
    internal static IQueryable<MemberView> Of(AppDbContext db, Expression<Func<WorkspaceMember, bool>> which) =>
        from member in db.Set<WorkspaceMember>().Where(which)
        join user in db.Set<User>() on member.UserId equals user.Id
        orderby member.UserId
        select new MemberView(member.UserId, user.DisplayName, member.Role, member.LeftAt == null, member.JoinedAt);
}

/// <summary>What is kept of a change of role for those who send it again.</summary>
internal sealed record ChangedMember(Guid WorkspaceId, MemberView Member);
