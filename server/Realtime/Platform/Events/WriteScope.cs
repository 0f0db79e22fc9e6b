using System.Text.Json;
using Realtime.Platform.Data;
using Realtime.Platform.Jobs;

namespace Realtime.Platform.Events;

/// <summary>
/// What a command sees while it runs on a lane's thread, inside the lane's transaction. Do not keep it, and do nothing in a
/// command that a second run would do twice: a batch that fails is run again, one command at a time.
/// </summary>
public sealed class WriteScope
{
    private const string Savepoint = "command";
    private readonly LaneSession _session;
    private AppDbContext? _db;

    internal WriteScope(LaneSession session, Operation operation, DateTimeOffset now)
    {
        _session = session;
        Operation = operation;
        Now = now;
    }

    /// <summary>The command's name, actor and operation id.</summary>
    public Operation Operation { get; }

    /// <summary>Who gives the command.</summary>
    public Guid ActorId => Operation.ActorId;

    /// <summary>The instant of everything that this command writes; whole milliseconds.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>EF Core on the lane's connection and transaction, tracking. Save before you append events that depend on it.</summary>
    public AppDbContext Db
    {
        get
        {
            if (_db is null)
            {
                // EF writes many statements; the savepoint lets this command fail alone without running the batch again.
                if (!Wrote)
                {
                    _session.Transaction.Save(Savepoint);
                    HasSavepoint = true;
                }

                _db = _session.CreateContext();
            }

            return _db;
        }
    }

    internal List<Event> Events { get; } = [];

    /// <summary>How many rows the command handled, see <see cref="Handled"/>.</summary>
    internal int Rows { get; private set; }

    internal List<Revocation> Revocations { get; } = [];

    internal List<PlannedInstant> Planned { get; } = [];

    /// <summary>Something was written that only a rollback of the whole batch takes back.</summary>
    internal bool Wrote { get; private set; }

    internal bool HasSavepoint { get; private set; }

    /// <summary>A prepared statement on the lane's connection; parameters are <c>@0</c>, <c>@1</c> …</summary>
    /// <param name="sql">A constant; each distinct text is prepared once.</param>
    public Statement Statement(string sql)
    {
        Wrote |= !HasSavepoint && !sql.AsSpan().TrimStart().StartsWith("select", StringComparison.OrdinalIgnoreCase);
        return _session.Statement(sql);
    }

    /// <summary>Makes a stream. Its id is the id of what it belongs to.</summary>
    public void CreateStream(Guid id, string kind) =>
        Statement("insert into streams (id, kind, head) values (@0, @1, 0)").Execute(id, kind);

    /// <summary>Appends one event and returns its sequence number.</summary>
    /// <param name="streamId">The stream; it exists.</param>
    /// <param name="type">Such as <c>message.posted</c>.</param>
    /// <param name="data">Serialised once, here.</param>
    public long Append<T>(Guid streamId, string type, T data)
    {
        // The row's lock orders commits of one stream across nodes; the number is dense because it commits with the event.
        var seq = Statement("update streams set head = head + 1 where id = @0 returning head").Scalar<long>(streamId);
        if (seq == 0)
        {
            throw new InvalidOperationException($"There is no stream {streamId}.");
        }

        var appended = new Event
        {
            StreamId = streamId,
            Seq = seq,
            Type = type,
            ActorId = ActorId,
            OpId = Operation.OpId,
            At = Now,
            Data = JsonSerializer.SerializeToUtf8Bytes(data, Wire.TypeInfo<T>()),
        };
        Statement("insert into events (stream_id, seq, type, actor_id, op_id, at, data) values (@0, @1, @2, @3, @4, @5, @6)")
            .Execute(streamId, seq, type, ActorId, Operation.OpId, Now, appended.Data);
        Events.Add(appended);
        return seq;
    }

    /// <summary>After the commit and before anything later is delivered, the user's sockets leave the stream.</summary>
    public void Revoke(Guid userId, Guid streamId) => Revocations.Add(new Revocation(userId, streamId, null));

    /// <summary>After the commit the session's sockets are closed.</summary>
    public void RevokeSession(Guid sessionId) => Revocations.Add(new Revocation(null, null, sessionId));

    /// <summary>After the commit the work of that name is woken at the instant.</summary>
    /// <param name="work">See <see cref="IDueWork.Name"/>.</param>
    /// <param name="at">When; at once when it has passed.</param>
    public void Wake(string work, DateTimeOffset at) => Planned.Add(new PlannedInstant(work, at));

    /// <summary>Notes that the command handled so many rows; what it costs its caller depends on it, see <see cref="CommandCost"/>.</summary>
    public void Handled(int rows) => Rows += rows;

    internal void Complete()
    {
        _db?.Dispose();
        if (HasSavepoint)
        {
            _session.Transaction.Release(Savepoint);
        }
    }

    internal void Abandon() => _db?.Dispose();

    internal void Undo()
    {
        _db?.Dispose();
        Events.Clear();
        Revocations.Clear();
        Planned.Clear();
        if (HasSavepoint)
        {
            _session.Transaction.Rollback(Savepoint);
            _session.Transaction.Release(Savepoint);
        }
    }
}

/// <summary>Access that ended with a commit: a user's to a stream, or a session altogether.</summary>
internal readonly record struct Revocation(Guid? UserId, Guid? StreamId, Guid? SessionId);
