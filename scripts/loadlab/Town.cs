using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Realtime.LoadLab;

/// <summary>What a REST call answers with an id; channels have a stream too.</summary>
public sealed record Channel(string Id, string StreamId);

/// <summary>Fills a new server with people, one workspace and its channels, by REST as anyone would.</summary>
public sealed class Town(IPEndPoint server) : IDisposable
{
    private const string Password = "a long enough pass phrase";
    private readonly HttpClient _http =
        new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri($"http://{server}/api/v1/") };
    private string _owner = "";
    private string _workspace = "";

    /// <summary>Signs people up; the first owns the workspace and invites the others.</summary>
    /// <returns>An access token of each.</returns>
    public async Task<IReadOnlyList<string>> SettleAsync(int people)
    {
        _owner = await SignUpAsync(0);
        _workspace = (await PostAsync<Created>("workspaces", _owner, new { name = "Load" })).Id;
        var invite = await PostAsync<Invite>($"workspaces/{_workspace}/invites", _owner, new { });
        List<string> tokens = [_owner];
        while (tokens.Count < people)
        {
            var token = await SignUpAsync(tokens.Count);
            await PostAsync<Created>($"invites/{invite.Code}/accept", token, new { });
            tokens.Add(token);
        }

        return tokens;
    }

    public async Task<IReadOnlyList<Channel>> OpenChannelsAsync(int count)
    {
        List<Channel> channels = [];
        while (channels.Count < count)
        {
            channels.Add(await PostAsync<Channel>($"workspaces/{_workspace}/channels", _owner, new { name = $"room-{channels.Count}" }));
        }

        return channels;
    }

    public void Dispose() => _http.Dispose();

    private async Task<string> SignUpAsync(int number)
    {
        var email = $"person-{number}@example.com";
        await PostAsync<Created>("auth/register", null, new { email, password = Password, displayName = $"Person {number}" });
        var token = await PostAsync<Token>("auth/token", null, new { grantType = "password", email, password = Password });
        return token.AccessToken;
    }

    private async Task<T> PostAsync<T>(string path, string? token, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var reply = await _http.SendAsync(request);
        return reply.IsSuccessStatusCode
            ? (await reply.Content.ReadFromJsonAsync<T>())!
            : throw new LabException($"POST {path}: {(int)reply.StatusCode} {await reply.Content.ReadAsStringAsync()}");
    }

    private sealed record Created(string Id);

    private sealed record Invite(string Code);

    private sealed record Token(string AccessToken);
}
