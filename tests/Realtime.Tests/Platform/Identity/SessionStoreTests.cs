using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Audit;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Identity;

public sealed class SessionStoreTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task Of_more_sessions_than_a_person_may_have_the_one_unused_for_longest_ends()
    {
        await using var ana = await server.RegisterAsync();
        await using var socket = await RawSocket.OpenAsync(server, ana);
        await server.Services.GetRequiredService<EventLog>().WriteAsync(
            ana.Id,
            new Operation(ana.Id, "test.open", null),
            scope =>
            {
                for (var i = 0; i < SessionStore.MaxOpen; i++)
                {
                    SessionStore.Open(scope, Guid.CreateVersion7(), ana.Id, SessionKind.Program, new Device("Bot", null));
                }

                return true;
            },
            TestContext.Current.CancellationToken);
        await socket.WaitForCloseAsync();
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<AppDbContext>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        var open = await db.Set<Session>().Where(session => session.UserId == ana.Id && session.RevokedAt == null)
            .ToListAsync(TestContext.Current.CancellationToken);
        var told = await db.Set<AuditEntry>().Where(entry => entry.ActorId == ana.Id && entry.Action == "session.ended")
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal("""{"reason":"surplus"}""", Assert.Single(told).After);
        Assert.Equal(SessionStore.MaxOpen, open.Count);
        Assert.All(open, session => Assert.Equal(SessionKind.Program, session.Kind));
    }
}
