using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Realtime.Platform.Audit;

namespace Realtime.Platform.Data;

/// <summary>Registers the database.</summary>
public static class DataPlatform
{
    /// <summary>Name of the assembly that holds SQLite's migrations.</summary>
    public const string SqliteMigrations = "Realtime.Migrations.Sqlite";

    /// <summary>Adds the context factory for reads; writes go through the event log alone.</summary>
    public static WebApplicationBuilder AddDataPlatform(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<DatabaseOptions>().BindConfiguration("Data");
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddAudit();
        builder.Services.AddPooledDbContextFactory<AppDbContext>((services, options) => options
            .UseSqlite(
                SqliteSettings.ConnectionString(services.GetRequiredService<IOptions<DatabaseOptions>>().Value),
                sqlite => sqlite.MigrationsAssembly(SqliteMigrations))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking));
        return builder;
    }

    /// <summary>Creates the folder and the database, and brings its schema up to date.</summary>
    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        CreatePrivately(options.File);
        await using (var connection = new SqliteConnection(SqliteSettings.ConnectionString(options)))
        {
            await connection.OpenAsync(cancellationToken);
            SqliteSettings.Apply(connection);
        }

        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>The database holds password hashes and everything that people wrote: only the server's account may read it.</summary>
    private static void CreatePrivately(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        // SQLite gives its log files the mode of the database.
        File.Open(file, FileMode.OpenOrCreate).Dispose();
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
