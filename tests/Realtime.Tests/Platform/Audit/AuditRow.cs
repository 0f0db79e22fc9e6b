using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Realtime.Platform.Data;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Audit;

/// <summary>An entry as the database's file has it.</summary>
public sealed record AuditRow(
    long Seq, Guid? ActorId, Guid? SessionId, string? Network, string Action, string? TargetKind, Guid? TargetId, string? Before, string? After)
{
    /// <summary>What a test compares of an entry about a change.</summary>
    public (string Action, string? Before, string? After) Change => (Action, Before, After);

    /// <summary>All of an entry about a refusal but when, and of which thing.</summary>
    public (Guid?, Guid?, string?, string, string?, string?, string?) Refusal => (ActorId, SessionId, Network, Action, TargetKind, Before, After);

    /// <summary>What became of somebody's account on a server.</summary>
    public static List<AuditRow> OfAccount(ServerFixture server, Guid userId) =>
        [.. Read(server.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value.File, Guid.Empty).Where(row => row.TargetId == userId)];

    public static List<AuditRow> Read(string file, Guid chainId)
    {
        using var connection = AuditServer.Open(file);
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            select seq, actor_id, session_id, network, action, target_kind, target_id, before, after
            from audit_entries where chain_id = @chain order by seq
            """;
        command.Parameters.AddWithValue("@chain", chainId);
        using var reader = command.ExecuteReader();
        var rows = new List<AuditRow>();
        while (reader.Read())
        {
            rows.Add(new AuditRow(reader.GetInt64(0), Id(1), Id(2), Text(3), reader.GetString(4), Text(5), Id(6), Text(7), Text(8)));
        }

        return rows;

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
        Guid? Id(int column) => reader.IsDBNull(column) ? null : reader.GetGuid(column);
    }
}
