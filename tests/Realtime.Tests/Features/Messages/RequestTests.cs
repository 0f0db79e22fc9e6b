using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Messages;

[Collection(MessagesTests.Name)]
public sealed class RequestTests(MessagesServer server)
{
    private const string Channel = "00000000-0000-7000-8000-000000000000";
    private const string OpId = "01900000-0000-7000-8000-000000000001";

    [Theory]
    [InlineData("{}", "body")]
    [InlineData("""{"body":null}""", "body")]
    [InlineData("""{"body":7}""", "body")]
    [InlineData("""{"body":"a","body":"b"}""", "body")]
    [InlineData("""{"Body":"a"}""", "Body")]
    [InlineData("""{"body":"a","author":"me"}""", "author")]
    [InlineData("""{"body":"a","threadRootId":"first"}""", "threadRootId")]
    [InlineData("""{"body":" "}""", "body")]
    public async Task A_post_that_does_not_fit_names_the_member(string json, string member)
    {
        await using var room = await Room.OpenAsync(server);

        await RefusedAsync(room.Owner, HttpMethod.Post, room.Messages, json, member);
    }

    [Theory]
    [InlineData("{}", "body")]
    [InlineData("""{"body":"b","version":"1"}""", "version")]
    [InlineData("""{"body":"b","version":1.5}""", "version")]
    [InlineData("""{"body":"b","threadRootId":null}""", "threadRootId")]
    public async Task An_edit_that_does_not_fit_names_the_member(string json, string member)
    {
        await using var room = await Room.OpenAsync(server);
        var message = await room.PostAsync(room.Owner, "a");

        await RefusedAsync(room.Owner, HttpMethod.Patch, $"messages/{message.Id()}", json, member);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=many", "limit")]
    [InlineData("before=", "before")]
    [InlineData("before=5", "before")]
    [InlineData("before=AAAAAAAAAAA", "before")]
    [InlineData("before=AAAAAAAAAAF", "before")]
    [InlineData("after=%00", "after")]
    [InlineData("before=AAAAAAAAAAU&after=AAAAAAAAAAU", "after")]
    [InlineData("view=tree", "view")]
    [InlineData("threadRootId=first", "threadRootId")]
    [InlineData("view=roots&threadRootId=00000000-0000-7000-8000-000000000000", "view")]
    public async Task A_query_that_does_not_fit_names_the_parameter(string query, string parameter)
    {
        await using var room = await Room.OpenAsync(server);

        await RefusedAsync(room.Owner, HttpMethod.Get, $"{room.Messages}?{query}", null, parameter);
    }

    [Theory]
    [InlineData("before=2", "before")]
    [InlineData("limit=-1", "limit")]
    public async Task A_query_for_former_bodies_that_does_not_fit_names_the_parameter(string query, string parameter)
    {
        await using var room = await Room.OpenAsync(server);
        var message = await room.PostAsync(room.Owner, "a");

        await RefusedAsync(room.Owner, HttpMethod.Get, $"messages/{message.Id()}/edits?{query}", null, parameter);
    }

    [Fact]
    public async Task An_idempotency_key_that_is_no_UUID_is_refused()
    {
        await using var room = await Room.OpenAsync(server);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + room.Messages);
        request.Headers.Add("X-CSRF", "1");
        request.Headers.Add("Idempotency-Key", "again");
        request.Content = new StringContent("""{"body":"a"}""", Encoding.UTF8, "application/json");

        using var response = await room.Owner.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[null]")]
    [InlineData("[{}]")]
    [InlineData($$"""[{"channelId":"{{Channel}}","body":"a"}]""")]
    [InlineData($$"""[{"channelId":"{{Channel}}","opId":"{{OpId}}"}]""")]
    [InlineData($$"""[{"channelId":"{{Channel}}","opId":"{{OpId}}","body":null}]""")]
    [InlineData($$"""[{"channelId":"{{Channel}}","opId":"{{OpId}}","body":"a","body":"b"}]""")]
    [InlineData($$"""[{"channelId":"{{Channel}}","opId":"{{OpId}}","body":"a","extra":1}]""")]
    [InlineData($$"""[{"channelId":"{{Channel}}","opId":"once","body":"a"}]""")]
    [InlineData($$"""[{"channelId":"pier","opId":"{{OpId}}","body":"a"}]""")]
    [InlineData($$"""[{"channelId":"{{Channel}}","opId":"{{OpId}}","body":"a"},1]""")]
    public async Task The_hub_is_as_strict(string arguments)
    {
        await using var room = await Room.OpenAsync(server);
        await using var raw = await RawSocket.OpenAsync(server, room.Owner);

        var completion = await raw.InvokeAsync(
            "SendMessage", arguments.Replace(Channel, room.ChannelId.ToString(), StringComparison.Ordinal));

        Assert.StartsWith("request.invalid: ", completion?.Text("error"), StringComparison.Ordinal);
        Assert.Empty(await room.AllAsync(room.Owner));
    }

    [Fact]
    public async Task An_operation_id_of_zeros_is_refused_by_name()
    {
        await using var room = await Room.OpenAsync(server);
        var socket = await room.Owner.ConnectAsync();

        var refused = await Assert.ThrowsAsync<HubException>(() => socket.InvokeAsync(
            "SendMessage", new { channelId = room.ChannelId, body = "a", opId = Guid.Empty }, TestContext.Current.CancellationToken));

        Assert.Matches("^request.invalid: .*opId", refused.Message);
        Assert.Empty(await room.AllAsync(room.Owner));
    }

    private static async Task RefusedAsync(Person person, HttpMethod method, string path, string? json, string member)
    {
        using var request = new HttpRequestMessage(method, "/api/v1/" + path);
        request.Headers.Add("X-CSRF", "1");
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await person.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{(int)response.StatusCode} {text}");
        var problem = JsonNode.Parse(text)!;
        Assert.Equal("request.invalid", problem.Text("code"));
        Assert.True(problem["errors"]?[member] is not null, text);
    }
}
