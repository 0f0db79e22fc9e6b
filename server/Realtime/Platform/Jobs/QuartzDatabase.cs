using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Realtime.Platform.Data;

namespace Realtime.Platform.Jobs;

/// <summary>
/// The scheduler's own connections to the product's database. What it stores can be made anew from the product's tables, so its
/// commits need not wait for the disk and hold the writer's lock the shorter.
/// </summary>
internal sealed class QuartzDatabase(IOptions<DatabaseOptions> options) : DbDataSource
{
    private const string Settings = "pragma busy_timeout = 10000; pragma synchronous = normal; pragma wal_autocheckpoint = 0";

    public override string ConnectionString => SqliteSettings.ConnectionString(options.Value);

    protected override DbConnection CreateDbConnection()
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.StateChange += static (sender, change) =>
        {
            if (change.CurrentState == ConnectionState.Open)
            {
                using var command = ((SqliteConnection)sender!).CreateCommand();
                command.CommandText = Settings;
                command.ExecuteNonQuery();
            }
        };
        return connection;
    }
}
