using Microsoft.Data.Sqlite;

namespace Realtime.Platform.Data;

/// <summary>
/// Opens SQLite the way the promises need it: write-ahead log, and an acknowledged commit is on the disk (<c>synchronous=FULL</c>).
/// </summary>
internal static class SqliteSettings
{
    /// <summary>Waits this long for another writer (a checkpoint, a backup) before an error; milliseconds.</summary>
    public const int BusyTimeout = 10_000;

    public static string ConnectionString(DatabaseOptions options) => new SqliteConnectionStringBuilder
    {
        DataSource = options.File,
        Mode = SqliteOpenMode.ReadWriteCreate,
        Cache = SqliteCacheMode.Private,
        ForeignKeys = true,
        Pooling = true,
        DefaultTimeout = BusyTimeout / 1000,
    }.ToString();

    /// <summary>Sets what is per connection, and checks that SQLite took it: it ignores what it does not understand.</summary>
    /// <exception cref="InvalidOperationException">A setting was not taken; the server must not start.</exception>
    public static void Apply(SqliteConnection connection)
    {
        Expect(connection, "pragma journal_mode = wal", "wal");
        Expect(connection, "pragma synchronous = full; pragma synchronous", "2");
        Expect(connection, $"pragma busy_timeout = {BusyTimeout}", "10000");

        // The checkpointer does it in the background, so that no commit pays for it.
        Expect(connection, "pragma wal_autocheckpoint = 0", "0");
        Expect(connection, "pragma cache_size = -65536; pragma cache_size", "-65536");
    }

    private static void Expect(SqliteConnection connection, string pragma, string wanted)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants above
        command.CommandText = pragma;
#pragma warning restore CA2100
        var got = Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
        if (got != wanted)
        {
            throw new InvalidOperationException(
                $"SQLite answered '{got}' to '{pragma}', wanted '{wanted}'. The database folder may not allow it.");
        }
    }
}
