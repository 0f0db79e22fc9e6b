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
    private const string BeginSql = "insert into audit_chains (id, seq, hash) values (@0, 0, @1) on conflict do nothing";
    private const string EndSql = "update audit_chains set hash = @1 where id = @0";

    /// <summary>The server's chain tells of every other that it began: one that is removed as a whole is missed.</summary>
    internal const string ChainBegun = "chain.begun";

    private const string InsertSql =
        """
        insert into audit_entries
        (chain_id, seq, at, actor_id, session_id, network, action, target_kind, target_id, before, after, previous, hash)
        values (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12)
        """;

    /// <summary>Inside a command: tells of it in the audit log.</summary>
    /// <param name="scope">The command.</param>
    /// <param name="chainId">The workspace; the empty id for what belongs to none.</param>
    /// <param name="action">What was done, such as <c>member.removed</c>.</param>
    /// <param name="targetKind">To what kind of thing, such as <c>channel</c>.</param>
    /// <param name="targetId">To which.</param>
    /// <param name="facts">What it changed; what is the same before and after is left out.</param>
    public static void Audit(
        this WriteScope scope, Guid chainId, string action, string targetKind, Guid? targetId, params ReadOnlySpan<AuditFact> facts)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AuditFrom(scope, AuditOrigin.Of(scope.Operation), chainId, action, targetKind, targetId, facts);
    }

    /// <summary>The same where the command's actor is not who did it, or has no session yet.</summary>
    internal static void AuditFrom(
        this WriteScope scope, AuditOrigin origin, Guid chainId, string action, string? targetKind, Guid? targetId,
        params ReadOnlySpan<AuditFact> facts)
    {
        var (seq, previous) = Next(scope, origin, chainId);
        var entry = new AuditEntry
        {
            ChainId = chainId,
            Seq = seq,
            At = scope.Now,
            ActorId = origin.ActorId,
            SessionId = origin.SessionId,
            Network = origin.Network,
            Action = action,
            TargetKind = targetKind,
            TargetId = targetId,
            Before = Write(facts, fact => fact.Before),
            After = Write(facts, fact => fact.After),
            Previous = previous,
            Hash = [],
        };
        entry.Hash = AuditHash.Of(entry);
        scope.Statement(InsertSql).Execute(
            entry.ChainId, entry.Seq, entry.At, entry.ActorId, entry.SessionId, entry.Network, entry.Action, entry.TargetKind,
            entry.TargetId, entry.Before, entry.After, entry.Previous, entry.Hash);
        scope.Statement(EndSql).Execute(chainId, entry.Hash);
    }

    private static (long Seq, byte[] Previous) Next(WriteScope scope, AuditOrigin origin, Guid chainId)
    {
        if (Advance(scope, chainId) is { } next)
        {
            return next;
        }

        // Another lane may begin the chain at the same moment: whoever comes second finds its row.
        var isBegun = scope.Statement(BeginSql).Execute(chainId, new byte[AuditHash.Length]) > 0;
        if (isBegun && chainId != Guid.Empty)
        {
            AuditFrom(scope, origin, Guid.Empty, ChainBegun, "workspace", chainId);
        }

        return Advance(scope, chainId) ?? throw new InvalidOperationException($"The audit chain {chainId} cannot be begun.");
    }

    private static (long Seq, byte[] Previous)? Advance(WriteScope scope, Guid chainId)
    {
        using var head = scope.Statement(NextSql).Query(chainId);
        return head.Read() ? (head.GetInt64(0), head.GetFieldValue<byte[]>(1)) : null;
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
                if (fact.Before != fact.After && side(fact) is { } value)
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
