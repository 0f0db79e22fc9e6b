namespace Realtime.Platform.Events;

/// <summary>
/// How much a command had to do: everybody else waited for it. It stays nothing where the command had been done before, and its answer was
/// only read.
/// </summary>
public sealed class CommandCost
{
    /// <summary>How many rows it handled.</summary>
    public int Rows { get; private set; }

    /// <summary>The same command, whose rows are counted.</summary>
    /// <param name="command">The command.</param>
    public Func<WriteScope, T> Of<T>(Func<WriteScope, T> command) => scope =>
    {
        try
        {
            return command(scope);
        }
        finally
        {
            Rows = scope.Rows;
        }
    };
}
