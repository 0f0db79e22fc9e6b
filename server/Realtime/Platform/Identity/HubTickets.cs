using Microsoft.EntityFrameworkCore;
using Realtime.Platform.Data;
using Realtime.Platform.Events;

namespace Realtime.Platform.Identity;

/// <summary>
/// A browser cannot put a token into a header of a WebSocket, and one in an address ends up in logs. A ticket may: it is good for one
/// socket within half a minute.
/// </summary>
internal sealed class HubTickets(IDbContextFactory<AppDbContext> databases, EventLog log)
{
    public const string Prefix = "ht_";
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    /// <summary>A ticket for the caller.</summary>
    public async Task<string> IssueAsync(Caller caller, CancellationToken cancellationToken)
    {
        var ticket = Secrets.New(Prefix);
        await log.WriteAsync(
            caller.UserId,
            new Operation(caller.UserId, "ticket.issue", null),
            scope => scope.Statement("insert into hub_tickets (hash, user_id, session_id, scopes, expires_at) values (@0, @1, @2, @3, @4)")
                .Execute(Secrets.Hash(ticket), caller.UserId, caller.SessionId, (int?)caller.TokenScopes, scope.Now + Lifetime),
            cancellationToken);
        return ticket;
    }

    /// <summary>Uses the ticket up.</summary>
    /// <returns>Who asked for it; null when it is unknown, used or too old.</returns>
    public async Task<Caller?> RedeemAsync(string ticket, CancellationToken cancellationToken)
    {
        var hash = Secrets.Hash(ticket);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        // Anybody can make one up: only what was found reaches the lane, where all writing waits.
        return await db.Set<HubTicket>().AnyAsync(row => row.Hash == hash, cancellationToken)
            ? await log.WriteAsync(
                Guid.Empty, new Operation(Guid.Empty, "ticket.redeem", null), scope => Take(scope, hash), cancellationToken)
            : null;
    }

    /// <summary>One statement reads and deletes: of two sockets with one ticket, one finds nothing.</summary>
    private static Caller? Take(WriteScope scope, byte[] hash)
    {
        using var row = scope.Statement("delete from hub_tickets where hash = @0 returning user_id, session_id, scopes, expires_at")
            .Query(hash);
        return row.Read() && row.GetInt64(3) > scope.Now.ToUnixTimeMilliseconds()
            ? new Caller(row.GetGuid(0), row.GetGuid(1), row.IsDBNull(2) ? null : (Scopes)row.GetInt32(2))
            : null;
    }
}
