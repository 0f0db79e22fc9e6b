using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Realtime.Tests.Support;

/// <summary>Somebody at a browser: cookies, the header that writes need, and sockets.</summary>
public sealed class Person(ServerFixture server, string? email = null, string? password = null) : IAsyncDisposable
{
    private readonly List<HubConnection> _sockets = [];
    private HttpClient? _http;

    public CookieContainer Cookies { get; } = new();

    public Guid Id { get; private set; }

    public string Email { get; } = email ?? $"{Guid.CreateVersion7():N}@example.org";

    public string Password { get; } = password ?? "correct horse battery " + Guid.CreateVersion7().ToString("N")[..6];

    public HttpClient Http => _http ??= CreateHttp();

    /// <summary>The name that they registered with.</summary>
    public string Name { get; private set; } = "";

    public async Task RegisterAsync(string name)
    {
        Name = name;
        var me = await PostAsync("auth/register", new { email = Email, password = Password, displayName = name });
        Id = me["id"]!.GetValue<Guid>();
    }

    /// <summary>Any call below <c>/api/v1</c>.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, Guid? opId = null)
    {
        var request = new HttpRequestMessage(method, "/api/v1/" + path);
        request.Headers.Add("X-CSRF", "1");
        if (opId is { } id)
        {
            request.Headers.Add("Idempotency-Key", id.ToString());
        }

        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }

        return Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<JsonNode> GetAsync(string path) => JsonAsync(HttpMethod.Get, path, null);

    public Task<JsonNode> PostAsync(string path, object? body = null, Guid? opId = null) => JsonAsync(HttpMethod.Post, path, body, opId);

    public async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, object? body = null)
    {
        using var response = await SendAsync(method, path, body);
        return response.StatusCode;
    }

    /// <summary>The refusal's status and code.</summary>
    public async Task<(HttpStatusCode Status, string? Code)> RefusalAsync(HttpMethod method, string path, object? body = null)
    {
        using var response = await SendAsync(method, path, body);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text)?["code"]?.GetValue<string>());
    }

    /// <summary>A started hub connection; closed with the person.</summary>
    public async Task<HubConnection> ConnectAsync(bool messagePack = false)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(server.Address, "/hubs/realtime"), options =>
        {
            options.Cookies = Cookies;
            options.SkipNegotiation = true;
            options.Transports = HttpTransportType.WebSockets;
        });
        if (messagePack)
        {
            builder.AddMessagePackProtocol();
        }

        var socket = builder.Build();
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

        _http?.Dispose();
    }

    private async Task<JsonNode> JsonAsync(HttpMethod method, string path, object? body, Guid? opId = null)
    {
        using var response = await SendAsync(method, path, body, opId);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    private HttpClient CreateHttp() => new(new HttpClientHandler { CookieContainer = Cookies }) { BaseAddress = server.Address };
}
