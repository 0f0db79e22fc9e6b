using System.Text;
using System.Text.Json;
using Realtime.Platform.Events;

namespace Realtime.Platform.Audit;

/// <summary>Something that was changed.</summary>
/// <param name="Name">What of the target, in camelCase.</param>
/// <param name="Before">What it was; null for nothing. Never a secret.</param>
/// <param name="After">What it is; null for nothing. Never a secret.</param>
public readonly record struct AuditFact(string Name, string? Before, string? After);

/// <summary>
/// Writes the audit log: in the transaction of what it tells of, so that neither is there without the other. For what administers and
/// secures; what people write is told by the events.
/// </summary>
public static class AuditLog
{
    // The update locks the chain's row until the commit, so that lanes and nodes follow one another on it.
    private const string NextSql = "update audit_chains set seq = seq + 1 where id = @0 returning seq, hash";
    private const string BeginSql = "insert into audit_chains (id, seq, hash) values (@0, 1, @1)";
    private const string EndSql = "update audit_chains set hash = @1 where id = @0";
    private const string NetworkSql = "select network from sessions where id = @0";

    private const string InsertSql =
        """
        insert into audit_entries (chain_id, seq, at, actor_id, session_id, network, action, target_id, before, after, previous, hash)
        values (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11)
        """;

    /// <summary>Inside a command: tells of it in the audit log.</summary>
    /// <param name="scope">The command.</param>
    /// <param name="chainId">The workspace; the empty id for what belongs to none.</param>
    /// <param name="action">What was done, such as <c>member.removed</c>.</param>
    /// <param name="targetId">To what.</param>
    /// <param name="facts">What it changed.</param>
    public static void Audit(this WriteScope scope, Guid chainId, string action, Guid? targetId, params ReadOnlySpan<AuditFact> facts)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var (seq, previous) = Next(scope, chainId);
        var sessionId = scope.Operation.SessionId;
        var entry = new AuditEntry
        {
            ChainId = chainId,
            Seq = seq,
            At = scope.Now,
            ActorId = scope.ActorId == Guid.Empty ? null : scope.ActorId,
            SessionId = sessionId,
            Network = sessionId is null ? null : scope.Statement(NetworkSql).Scalar<string>(sessionId),
            Action = action,
            TargetId = targetId,
            Before = Write(facts, fact => fact.Before),
            After = Write(facts, fact => fact.After),
            Previous = previous,
            Hash = [],
        };
        entry.Hash = AuditHash.Of(entry);
        scope.Statement(InsertSql).Execute(
            entry.ChainId, entry.Seq, entry.At, entry.ActorId, entry.SessionId, entry.Network, entry.Action, entry.TargetId, entry.Before,
            entry.After, entry.Previous, entry.Hash);
        scope.Statement(EndSql).Execute(chainId, entry.Hash);
    }

    private static (long Seq, byte[] Previous) Next(WriteScope scope, Guid chainId)
    {
        using (var head = scope.Statement(NextSql).Query(chainId))
        {
            if (head.Read())
            {
                return (head.GetInt64(0), head.GetFieldValue<byte[]>(1));
            }
        }

        var first = new byte[AuditHash.Length];
        scope.Statement(BeginSql).Execute(chainId, first);
        return (1, first);
    }

    private static string? Write(ReadOnlySpan<AuditFact> facts, Func<AuditFact, string?> side)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            var isEmpty = true;
            writer.WriteStartObject();
            foreach (var fact in facts)
            {
                if (side(fact) is { } value)
                {
                    writer.WriteString(fact.Name, value);
                    isEmpty = false;
                }
            }

            writer.WriteEndObject();
            if (isEmpty)
            {
                return null;
            }
        }

        return Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length);
    }
}
