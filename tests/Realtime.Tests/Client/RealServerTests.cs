using Realtime.Client;
using Realtime.Tests.Support;

namespace Realtime.Tests.Client;

/// <summary>The client against the server itself, over real sockets.</summary>
public sealed class RealServerTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Password = "correct horse battery 9";

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SignInKind.Token)]
    [InlineData(SignInKind.Cookie)]
    public async Task A_message_that_is_sent_arrives_with_its_operation_id(SignInKind kind)
    {
        await using var client = await JoinAsync(kind);
        var workspace = await client.Workspaces.CreateAsync("Bakery", cancellationToken: Ended);
        var channel = (await client.Channels.ListAsync(workspace.Id, cancellationToken: Ended)).Items.Single();
        await using var stream = await client.SubscribeAsync(channel.StreamId, channel.Head, cancellationToken: Ended);
        var opId = Guid.CreateVersion7();
        var receipt = await client.SendMessageAsync(channel.Id, "Good morning", opId, cancellationToken: Ended);
        await foreach (var item in stream.ReadAllAsync(Ended))
        {
            Assert.Equal((receipt.Seq, "message.posted", (Guid?)opId), (item.Seq, item.Type, item.OpId));
            Assert.Equal("Good morning", item.Data.GetProperty("body").GetString());
            break;
        }
    }

    [Fact]
    public async Task The_calls_that_programs_need_work_together()
    {
        await using var ana = await JoinAsync();
        await using var bo = await JoinAsync();
        var workspace = await ana.Workspaces.CreateAsync("Bakery", cancellationToken: Ended);
        var invite = await ana.Workspaces.InviteAsync(workspace.Id, maxUses: 5, cancellationToken: Ended);
        Assert.Equal("member", (await bo.Workspaces.AcceptInviteAsync(invite.Code, cancellationToken: Ended)).Role);
        var (me, him) = (await ana.Accounts.GetMeAsync(Ended), await bo.Accounts.GetMeAsync(Ended));
        Assert.Equal(me.Id, me.StreamId);
        Assert.Equal("admin", (await ana.Workspaces.SetRoleAsync(workspace.Id, him.Id, "admin", cancellationToken: Ended)).Role);
        Assert.Equal(2, (await ana.Workspaces.ListMembersAsync(workspace.Id, cancellationToken: Ended)).Items.Count);

        var channel = await ana.Channels.CreateAsync(workspace.Id, "ovens", isPrivate: true, cancellationToken: Ended);
        await ana.Channels.AddMemberAsync(channel.Id, him.Id, cancellationToken: Ended);
        channel = await ana.Channels.UpdateAsync(channel.Id, topic: "Hot", cancellationToken: Ended);
        Assert.Equal("Hot", (await bo.Channels.GetAsync(channel.Id, Ended)).Topic);

        var message = await bo.Messages.PostAsync(channel.Id, "Bred", cancellationToken: Ended);
        message = await bo.Messages.EditAsync(message.Id, "Bread", message.Version, cancellationToken: Ended);
        message = await ana.Messages.AddReactionAsync(message.Id, "🥖", cancellationToken: Ended);
        Assert.Equal([me.Id], message.Reactions.Single().UserIds);
        Assert.Empty((await ana.Messages.RemoveReactionAsync(message.Id, "🥖", cancellationToken: Ended)).Reactions);
        Assert.Equal("Bred", (await ana.Messages.ListEditsAsync(message.Id, Ended)).Items.Single().Body);
        await ana.MarkReadAsync(channel.Id, message.Seq, Ended);
        Assert.Equal(0, (await ana.Channels.GetAsync(channel.Id, Ended)).Unread);
        await bo.Messages.DeleteAsync(message.Id, cancellationToken: Ended);
        Assert.NotNull((await ana.Messages.ListAsync(channel.Id, limit: 1, cancellationToken: Ended)).Items.Single().DeletedAt);

        var types = await ana.Streams.ReadToHeadAsync(channel.StreamId, cancellationToken: Ended)
            .Select(item => item.Type).ToListAsync(Ended);
        Assert.Equal("channel.created", types[0]);
        Assert.Equal("message.deleted", types[^1]);
        await ana.Channels.RemoveMemberAsync(channel.Id, him.Id, cancellationToken: Ended);
        var error = await Assert.ThrowsAsync<RealtimeException>(() => bo.Channels.GetAsync(channel.Id, Ended));
        Assert.Equal(("resource.not_found", 404), (error.Code, error.Status));
    }

    [Fact]
    public async Task A_stream_that_is_not_visible_cannot_be_subscribed_to()
    {
        await using var client = await JoinAsync();
        var error = await Assert.ThrowsAsync<RealtimeException>(
            () => client.SubscribeAsync(Guid.CreateVersion7(), 0, cancellationToken: Ended));
        Assert.Equal("resource.not_found", error.Code);
    }

    [Fact]
    public async Task Typing_is_signalled_to_others()
    {
        await using var ana = await JoinAsync();
        await using var bo = await JoinAsync();
        var workspace = await ana.Workspaces.CreateAsync("Bakery", cancellationToken: Ended);
        var invite = await ana.Workspaces.InviteAsync(workspace.Id, cancellationToken: Ended);
        await bo.Workspaces.AcceptInviteAsync(invite.Code, cancellationToken: Ended);
        var channel = (await bo.Channels.ListAsync(workspace.Id, cancellationToken: Ended)).Items.Single();
        var told = new TaskCompletionSource<Signal>(TaskCreationOptions.RunContinuationsAsynchronously);
        ana.Signalled += (_, signal) => told.TrySetResult(signal);
        await using var stream = await ana.SubscribeAsync(channel.StreamId, cancellationToken: Ended);
        await bo.SetTypingAsync(channel.Id, true, Ended);
        var signal = await told.Task.WaitAsync(Ended);
        Assert.Equal(("typing", channel.StreamId), (signal.Type, signal.StreamId));
        Assert.True(signal.Data.GetProperty("isTyping").GetBoolean());
    }

    [Fact]
    public async Task A_session_that_was_ended_signs_the_client_out()
    {
        await using var client = new RealtimeClient(
            new RealtimeClientOptions { BaseAddress = server.Address, RetryBase = TimeSpan.FromMilliseconds(10) });
        await client.Accounts.RegisterAsync($"{Guid.CreateVersion7():N}@example.org", Password, "Ana", Ended);
        await client.StartAsync(Ended);
        var me = await client.Accounts.GetMeAsync(Ended);
        await using var stream = await client.SubscribeAsync(me.StreamId, cancellationToken: Ended);
        await client.Accounts.LogoutAsync(Ended);
        var error = await Assert.ThrowsAsync<RealtimeException>(() => stream.Completion.WaitAsync(Ended));
        Assert.Equal(ErrorCodes.AuthRequired, error.Code);
        await Wait.UntilAsync("the client has closed", () => client.Status == ConnectionStatus.Closed);
    }

    private async Task<RealtimeClient> JoinAsync(SignInKind kind = SignInKind.Token)
    {
        var email = $"{Guid.CreateVersion7():N}@example.org";
        await using (var newcomer = new RealtimeClient(new RealtimeClientOptions { BaseAddress = server.Address }))
        {
            await newcomer.Accounts.RegisterAsync(email, Password, "Ana", Ended);
        }

        return await RealtimeClient.ConnectAsync(
            new RealtimeClientOptions { BaseAddress = server.Address, Credentials = new Credentials(email, Password, kind) },
            Ended);
    }
}
