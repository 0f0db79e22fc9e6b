namespace Realtime.Platform.Jobs;

/// <summary>Removes what has outlived its use. Register it as a singleton.</summary>
public interface ICleanUp
{
    /// <summary>What it removes, for the log.</summary>
    string Name { get; }

    /// <summary>Removes a few hundred rows by one command, so that no other command waits long for the lane.</summary>
    /// <returns>How many went; 0 when there is nothing left to remove.</returns>
    Task<int> RemoveBatchAsync(CancellationToken cancellationToken);
}
