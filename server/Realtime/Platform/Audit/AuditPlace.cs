using Realtime.Platform.Events;

namespace Realtime.Platform.Audit;

/// <summary>In which workspace a thing is, so that a refusal inside it is told to its admins. A feature registers one for each kind.</summary>
/// <param name="Kind">Such as <c>channel</c>.</param>
/// <param name="Sql">A constant; the thing's id is <c>@0</c>, the answer its workspace's.</param>
internal sealed record AuditPlace(string Kind, string Sql)
{
    /// <summary>Inside a command: the workspace; null when there is no such thing.</summary>
    public Guid? Find(WriteScope scope, Guid id)
    {
        using var row = scope.Statement(Sql).Query(id);
        return row.Read() ? row.GetGuid(0) : null;
    }
}
