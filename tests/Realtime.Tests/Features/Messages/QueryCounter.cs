using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Realtime.Tests.Features.Messages;

/// <summary>Counts what EF Core asks the database.</summary>
public sealed class QueryCounter : DbCommandInterceptor
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return new ValueTask<InterceptionResult<DbDataReader>>(result);
    }
}
