using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Realtime.Tests.Platform.Http;

namespace Realtime.Tests.Support;

/// <summary>A program that shows a token: no cookies.</summary>
public sealed class ProgramCaller(ServerFixture server, string token) : IAsyncDisposable
{
    private readonly PlainCaller _caller = new(server);
    private readonly List<HubConnection> _sockets = [];

    public string Token => token;

    public string RefreshToken { get; private init; } = "";

    /// <summary>Signs a program in as the person, by password.</summary>
    public static async Task<ProgramCaller> SignInAsync(ServerFixture server, Person person)
    {
        using var caller = new PlainCaller(server);
        var pair = (await caller.PostAsync("/api/v1/auth/token", PasswordGrant(person))).Json;
        return new ProgramCaller(server, pair["accessToken"]!.GetValue<string>())
        {
            RefreshToken = pair["refreshToken"]!.GetValue<string>(),
        };
    }

    public static string PasswordGrant(Person person) =>
        $$"""{"grantType":"password","email":"{{person.Email}}","password":"{{person.Password}}"}""";

    public static string RefreshGrant(string refreshToken) => $$"""{"grantType":"refresh_token","refreshToken":"{{refreshToken}}"}""";

    public Task<PlainCaller.Reply> SendAsync(HttpMethod method, string path, object? body = null) =>
        _caller.SendAsync(
            method, "/api/v1/" + path, body is null ? null : System.Net.Http.Json.JsonContent.Create(body),
            ("Authorization", "Bearer " + token));

    public async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, object? body = null) =>
        (await SendAsync(method, path, body)).Status;

    public async Task<JsonNode> GetAsync(string path) => (await SendAsync(HttpMethod.Get, path)).Json;

    /// <summary>A started hub connection; closed with the caller.</summary>
    public async Task<HubConnection> ConnectAsync()
    {
        var socket = new HubConnectionBuilder().WithUrl(new Uri(server.Address, "/hubs/realtime"), options =>
        {
            options.AccessTokenProvider = () => Task.FromResult<string?>(token);
            options.SkipNegotiation = true;
            options.Transports = HttpTransportType.WebSockets;
        }).Build();
        _sockets.Add(socket);
        await socket.StartAsync(TestContext.Current.CancellationToken);
        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in _sockets)
        {
            await socket.DisposeAsync();
        }

        _caller.Dispose();
    }
}
