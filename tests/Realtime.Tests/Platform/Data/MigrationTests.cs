using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
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

    [Fact]
    public void A_crash_leaves_no_migration_half_done()
    {
        using var db = new DesignTimeFactory().CreateDbContext([]);
        var (assembly, generator) = (db.GetService<IMigrationsAssembly>(), db.GetService<IMigrationsSqlGenerator>());
        Assert.NotEmpty(assembly.Migrations);

        foreach (var type in assembly.Migrations.Values)
        {
            var migration = assembly.CreateMigration(type, db.Database.ProviderName!);
            var model = db.GetService<IModelRuntimeInitializer>().Initialize((IModel)migration.TargetModel);
            Assert.DoesNotContain(generator.Generate(migration.UpOperations, model), command => command.TransactionSuppressed);
        }
    }

    [Fact]
    public async Task An_upgrade_keeps_what_people_can_take_back()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var db = new DesignTimeFactory().CreateDbContext([]);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await db.Database.MigrateAsync("20261123052750_Sessions", cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into undo_entries (board_id, actor_id, seq, card_id, is_undone, last_seq, from_list_id, from_rank)
            values ('board', 'actor', 7, 'card', 0, 9, 'list', 'V')
            """,
            cancellationToken);

        await db.Database.MigrateAsync(cancellationToken);

        var kept = db.Database.SqlQuery<string>(
            $"""
            select board_id || actor_id || seq || card_id || is_undone || last_seq || from_list_id || from_rank as Value
            from undo_entries
            """);
        Assert.Equal(["boardactor7card09listV"], await kept.ToListAsync(cancellationToken));
    }
}
