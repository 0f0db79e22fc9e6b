using System.Text.Json;

namespace Realtime.Platform.Events;

/// <summary>A command that waits in a lane, and the caller that waits for it.</summary>
internal abstract class LaneCommand(Operation operation)
{
    public Operation Operation { get; } = operation;

    /// <summary>What the last run appended and revoked; published after the commit.</summary>
    public WriteScope? Scope { get; set; }

    /// <summary>Why the last run failed; null when it did not.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Runs the command, or finds that it was done before.</summary>
    public abstract void Run(WriteScope scope);

    /// <summary>Tells the caller how it ended.</summary>
    public abstract void Answer();
}

internal sealed class LaneCommand<T>(Operation operation, Func<WriteScope, T> body) : LaneCommand(operation)
{
    private const string Find = "select kind, result from operations where actor_id = @0 and op_id = @1";
    private const string Store = "insert into operations (actor_id, op_id, kind, at, result) values (@0, @1, @2, @3, @4)";

    // Continuations run elsewhere: a lane that ran its callers' code would be late for the next batch.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Task => _completion.Task;

    public override void Run(WriteScope scope)
    {
        if (Operation.OpId is not { } opId)
        {
            _result = body(scope);
            return;
        }

        if (FindResult(scope, opId, out _result))
        {
            return;
        }

        _result = body(scope);
        scope.Statement(Store).Execute(
            Operation.ActorId, opId, Operation.Kind, scope.Now, JsonSerializer.SerializeToUtf8Bytes(_result, Wire.TypeInfo<T>()));
    }

    public override void Answer()
    {
        if (Failure is { } failure)
        {
            _completion.SetException(failure);
        }
        else
        {
            _completion.SetResult(_result!);
        }
    }

    private bool FindResult(WriteScope scope, Guid opId, out T? result)
    {
        using var reader = scope.Statement(Find).Query(Operation.ActorId, opId);
        if (!reader.Read())
        {
            result = default;
            return false;
        }

        if (reader.GetString(0) != Operation.Kind)
        {
            throw Errors.OperationMismatch();
        }

        result = JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(1), Wire.TypeInfo<T>());
        return true;
    }
}
