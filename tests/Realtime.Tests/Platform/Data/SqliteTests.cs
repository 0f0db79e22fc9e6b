using Microsoft.Data.Sqlite;
using Realtime.Platform.Data;

namespace Realtime.Tests.Platform.Data;

public sealed class SqliteTests
{
    [Fact]
    public void A_database_that_cannot_keep_a_write_ahead_log_stops_the_start()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();

        var refused = Assert.Throws<InvalidOperationException>(() => SqliteSettings.Apply(connection));

        Assert.Contains("journal_mode", refused.Message, StringComparison.Ordinal);
    }
}
