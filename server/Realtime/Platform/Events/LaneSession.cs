using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Realtime.Platform.Data;

namespace Realtime.Platform.Events;

/// <summary>A lane's connection with its prepared statements and its current transaction.</summary>
internal sealed class LaneSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, Statement> _statements = [];
    private readonly DbContextOptions<AppDbContext> _contextOptions;
    private SqliteTransaction? _transaction;

    public LaneSession(DatabaseOptions options)
    {
        // Not pooled: its settings and statements are this lane's own.
        var connectionString = new SqliteConnectionStringBuilder(SqliteSettings.ConnectionString(options)) { Pooling = false }.ToString();
        _connection = new SqliteConnection(connectionString);
        Open();
        _contextOptions = new DbContextOptionsBuilder<AppDbContext>()
            .UseSqlite(_connection, sqlite => sqlite.MigrationsAssembly(DataPlatform.SqliteMigrations))
            .Options;
    }

    public SqliteTransaction Transaction => _transaction ?? throw new InvalidOperationException("No transaction is open.");

    public void Begin()
    {
        if (_connection.State != ConnectionState.Open)
        {
            Open();
        }

        _transaction = _connection.BeginTransaction(deferred: false);
    }

    public void Commit()
    {
        Transaction.Commit();
        End();
    }

    public void Rollback()
    {
        if (_transaction is null)
        {
            return;
        }

        try
        {
            _transaction.Rollback();
        }
        catch (SqliteException)
        {
            // SQLite rolled back by itself, as it does when the disk is full or fails, or can do no more. Either way what was
            // failing already is what the callers are told, and a new connection starts clean.
            DropStatements();
            _connection.Close();
        }

        End();
    }

    public Statement Statement(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            _statements[sql] = statement = new Statement(_connection, sql);
        }

        statement.Enlist(_transaction);
        return statement;
    }

    public AppDbContext CreateContext()
    {
        var db = new AppDbContext(_contextOptions);
        db.Database.AutoSavepointsEnabled = false;
        db.Database.UseTransaction(_transaction);
        return db;
    }

    public void Dispose()
    {
        DropStatements();
        _transaction?.Dispose();
        _connection.Dispose();
    }

    private void Open()
    {
        _connection.Open();
        SqliteSettings.Apply(_connection);
    }

    private void DropStatements()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _statements.Clear();
    }

    private void End()
    {
        _transaction?.Dispose();
        _transaction = null;
    }
}
