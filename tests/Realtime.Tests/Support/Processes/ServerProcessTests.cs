using Realtime.Client;

namespace Realtime.Tests.Support.Processes;

public sealed class ServerProcessTests
{
    [Fact]
    public async Task A_server_that_was_stopped_and_one_that_was_killed_start_again_on_their_data_and_port()
    {
        var ended = TestContext.Current.CancellationToken;
        await using var server = await ServerProcess.StartAsync();
        await using var client = new RealtimeClient(new RealtimeClientOptions
        {
            BaseAddress = server.BaseAddress,
            Credentials = new Credentials("ana@example.org", "correct horse battery 9"),
        });
        var ana = await client.Accounts.RegisterAsync("ana@example.org", "correct horse battery 9", "Ana", ended);
        Assert.Equal(0, await server.StopAsync());
        await server.StartAgainAsync();
        Assert.Equal(ana.Id, (await client.Accounts.GetMeAsync(ended)).Id);
        await server.KillAsync();
        await server.StartAgainAsync();
        Assert.Equal(ana.Id, (await client.Accounts.GetMeAsync(ended)).Id);
        Assert.Contains("Now listening", server.Output.ToString());
    }

    [Fact]
    public async Task A_server_that_cannot_start_fails_with_what_it_wrote()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => ServerProcess.StartAsync("--Data:Directory", "/dev/null/nowhere"));
        Assert.Contains("/dev/null", error.Message);
    }
}
