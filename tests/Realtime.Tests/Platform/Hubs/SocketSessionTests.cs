using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Realtime.Platform.Hubs;
using Realtime.Tests.Support;
using Realtime.Tests.Support.Time;

namespace Realtime.Tests.Platform.Hubs;

public sealed class SocketSessionTests(TimeServer server) : IClassFixture<TimeServer>
{
    [Fact]
    public async Task An_open_socket_keeps_its_session_from_ending_as_idle()
    {
        await using var ana = await server.RegisterAsync();
        await using var bo = await server.RegisterAsync("Bo");
        await using var socket = await RawSocket.OpenAsync(server, ana);
        var notes = server.Services.GetServices<IHostedService>().OfType<SocketSessions>().Single();
        for (var i = 0; i < 3; i++)
        {
            server.Clock.Now += TimeSpan.FromDays(4);
            await notes.NoteAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync(HttpMethod.Get, "me"));
        Assert.Equal(HttpStatusCode.Unauthorized, await bo.StatusAsync(HttpMethod.Get, "me"));
    }
}
