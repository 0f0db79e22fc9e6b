using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Realtime.Platform.Data;

/// <summary>Lets several queries see one and the same state, however much is written between them.</summary>
public static class ReadSnapshot
{
    /// <summary>Begins a snapshot on a context that only reads; it ends when it is disposed.</summary>
    public static async Task<DbTransaction> BeginSnapshotAsync(this AppDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        await db.Database.OpenConnectionAsync(cancellationToken);

        // Deferred: an immediate one would take the write lock, and the lane would wait for every reader.
        var snapshot = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(snapshot, cancellationToken);
        return snapshot;
    }
}
