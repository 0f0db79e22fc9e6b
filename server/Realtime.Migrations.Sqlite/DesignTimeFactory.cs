using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Realtime.Platform.Data;

namespace Realtime.Migrations.Sqlite;

/// <summary>Lets the migration tool see the model without starting the server.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<AppDbContext>
{
    /// <inheritdoc/>
    public AppDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<AppDbContext>()
        .UseSqlite("Data Source=:memory:", sqlite => sqlite.MigrationsAssembly(DataPlatform.SqliteMigrations))
        .Options);
}
