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
            "MoveCard", [new Move(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7())],
            TestContext.Current.CancellationToken));

        Assert.Equal(("resource.not_found", false), (refused.Code, refused.IsOutcomeUnknown));
    }

    [Fact]
    public async Task An_argument_that_cannot_be_written_is_the_programs_fault_and_nothing_of_it_is_sent()
    {
        await using var client = await JoinAsync();
        var circle = new Circle("Round and round");
        circle.Next = circle;
        foreach (var argument in (object[])[circle, typeof(Move), double.NaN])
        {
            var error = await Assert.ThrowsAsync<ArgumentException>(
                () => client.InvokeAsync<JsonElement>("MoveCard", [7, argument], TestContext.Current.CancellationToken));
            Assert.Equal("arguments", error.ParamName);
            Assert.StartsWith($"Argument 1, a {argument.GetType()}, cannot be written as JSON: ", error.Message, StringComparison.Ordinal);
        }

        // Half a frame would have broken the connection.
        var answered = await Assert.ThrowsAsync<RealtimeException>(
            () => client.InvokeAsync<JsonElement>("MoveCard", [null], TestContext.Current.CancellationToken));
        Assert.Equal(("request.invalid", ConnectionStatus.Online), (answered.Code, client.Status));
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

    private sealed record Circle(string Name)
    {
        public Circle? Next { get; set; }

        /// <summary>Large enough that a writer hands on what it has before it comes to the end.</summary>
        public string Filler => new('x', 10_000);
    }
}
