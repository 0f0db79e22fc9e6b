using System.Text.Json;
using Realtime.Client;
using Realtime.Tests.Support;

namespace Realtime.Tests.Client;

/// <summary>Hub methods that the client does not know, with the shapes of a program that does.</summary>
public sealed class OwnShapesTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_program_calls_hub_methods_with_shapes_of_its_own()
    {
        await using var client = await JoinAsync();
        var refused = await Assert.ThrowsAsync<RealtimeException>(() => client.InvokeAsync<Receipt>(
            "MoveCard", [new Move(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7())], TestContext.Current.CancellationToken));

        Assert.Equal(("resource.not_found", false), (refused.Code, refused.IsOutcomeUnknown));
    }

    [Fact]
    public async Task An_argument_that_cannot_be_written_is_the_programs_fault_and_no_lost_connection()
    {
        await using var client = await JoinAsync();
        await Assert.ThrowsAsync<NotSupportedException>(
            () => client.InvokeAsync<JsonElement>("MoveCard", [typeof(Move)], TestContext.Current.CancellationToken));

        Assert.Equal(ConnectionStatus.Online, client.Status);
    }

    private async Task<RealtimeClient> JoinAsync()
    {
        await using var person = await server.RegisterAsync();
        return await RealtimeClient.ConnectAsync(
            new RealtimeClientOptions { BaseAddress = server.Address, Credentials = new Credentials(person.Email, person.Password) },
            TestContext.Current.CancellationToken);
    }

    private sealed record Move(Guid CardId, Guid ListId, Guid OpId);

    private sealed record Receipt(string Outcome);
}
