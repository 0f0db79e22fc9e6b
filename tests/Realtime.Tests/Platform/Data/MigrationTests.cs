using Microsoft.EntityFrameworkCore;
using Realtime.Migrations.Sqlite;

namespace Realtime.Tests.Platform.Data;

public sealed class MigrationTests
{
    [Fact]
    public void The_model_has_no_change_without_a_migration()
    {
        using var db = new DesignTimeFactory().CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges(), "Run scripts/add-migration NAME.");
    }
}
