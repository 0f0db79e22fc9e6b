using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Realtime.Platform.Data;

namespace Realtime.Platform.Events;

/// <summary>
/// Copies SQLite's write-ahead log into the database in the background, so that no commit waits for it. A passive checkpoint never
/// blocks, but cannot rewind the log while somebody writes without pause: past its bound the log is truncated, and writers wait.
/// </summary>
internal sealed partial class Checkpointer(
    IOptions<DatabaseOptions> data, IOptions<EventLogOptions> options, TimeProvider clock, ILogger<Checkpointer> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var connection = new SqliteConnection(SqliteSettings.ConnectionString(data.Value));
        await connection.OpenAsync(stoppingToken);
        SqliteSettings.Apply(connection);
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                // SQLite's driver is synchronous: not on a thread that sockets wait for.
                await Task.Factory.StartNew(
                    () => Checkpoint(connection), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
            catch (SqliteException exception)
            {
                Log.CheckpointFailed(logger, exception);
            }
        }
    }

    private void Checkpoint(SqliteConnection connection)
    {
        var log = new FileInfo(data.Value.File + "-wal");
        var size = log.Exists ? log.Length : 0;
        if (size < options.Value.CheckpointBytes)
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = size < options.Value.MaxLogBytes ? "pragma wal_checkpoint(passive)" : "pragma wal_checkpoint(truncate)";
        command.ExecuteNonQuery();
    }

    private static partial class Log
    {
        [LoggerMessage(1102, LogLevel.Warning, "A checkpoint failed; it is tried again")]
        public static partial void CheckpointFailed(ILogger logger, Exception exception);
    }
}
