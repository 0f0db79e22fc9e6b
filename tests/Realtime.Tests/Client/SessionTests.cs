using System.Net;
using System.Text.Json.Nodes;
using Realtime.Client;
using Realtime.Tests.Client.Fakes;

namespace Realtime.Tests.Client;

public sealed class SessionTests
{
    private static readonly object Me = new
    {
        id = Guid.Empty,
        email = "a@example.org",
        displayName = "Ana",
        createdAt = "2026-01-01T00:00:00.000Z",
        streamId = Guid.Empty,
    };

    private readonly ManualTime _time = new();
    private int _tokens;
    private string _accepted = "token 1";

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_fetched_once_and_again_before_it_expires()
    {
        var handler = new StubHandler(Answer);
        await using var client = Create(handler);
        await client.Accounts.GetMeAsync(Ended);
        await client.Accounts.GetMeAsync(Ended);
        Assert.Equal(["auth/token", "me", "me"], handler.Paths);
        _time.Advance(TimeSpan.FromSeconds(599));
        _accepted = "token 2";
        await client.Accounts.GetMeAsync(Ended);
        Assert.Equal(["auth/token", "me"], handler.Paths[3..]);
    }

    [Fact]
    public async Task A_session_is_kept_by_its_refresh_token_while_the_server_takes_it()
    {
        var grants = new List<string>();
        await using var client = Create(new StubHandler(request =>
        {
            if (!request.RequestUri!.AbsolutePath.EndsWith("auth/token", StringComparison.Ordinal))
            {
                return StubHandler.Json(Me);
            }

            var body = JsonNode.Parse(new StreamReader(request.Content!.ReadAsStream(Ended)).ReadToEnd())!;
            grants.Add(body["refreshToken"]?.GetValue<string>() ?? body["grantType"]!.GetValue<string>());
            return grants.Count == 3
                ? StubHandler.Json(new { code = "auth.refresh_invalid", title = "No." }, HttpStatusCode.Unauthorized)
                : StubHandler.Json(
                    new { accessToken = "a", refreshToken = $"refresh {grants.Count}", expiresIn = 600, tokenType = "Bearer" });
        }));
        for (var i = 0; i < 4; i++)
        {
            await client.Accounts.GetMeAsync(Ended);
            _time.Advance(TimeSpan.FromSeconds(599));
        }

        Assert.Equal(["password", "refresh 1", "refresh 2", "password", "refresh 4"], grants);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_by_the_password_and_the_call_repeated()
    {
        var handler = new StubHandler(Answer);
        await using var client = Create(handler);
        await client.Accounts.GetMeAsync(Ended);
        _accepted = "token 2";
        await client.Accounts.GetMeAsync(Ended);
        Assert.Equal(["auth/token", "me", "me", "auth/token", "me"], handler.Paths);
    }

    [Fact]
    public async Task A_token_that_is_refused_again_is_an_error()
    {
        _accepted = "none";
        await using var client = Create(new StubHandler(Answer));
        var error = await Assert.ThrowsAsync<RealtimeException>(() => client.Accounts.GetMeAsync(Ended));
        Assert.Equal((ErrorCodes.AuthRequired, 401, 2), (error.Code, error.Status, _tokens));
    }

    [Fact]
    public async Task A_wrong_password_is_told_by_connecting()
    {
        var handler = new StubHandler(
            _ => StubHandler.Json(new { code = "auth.invalid_credentials", detail = "No." }, HttpStatusCode.Unauthorized));
        await using var client = Create(handler);
        var error = await Assert.ThrowsAsync<RealtimeException>(() => client.StartAsync(Ended));
        Assert.Equal("auth.invalid_credentials", error.Code);
        Assert.Equal(ConnectionStatus.Closed, client.Status);
    }

    [Fact]
    public async Task A_problem_is_read_with_its_members()
    {
        var handler = new StubHandler(_ => StubHandler.Json(
            new { code = "request.invalid", detail = "Look again.", traceId = "t1", errors = new { name = new[] { "Too long." } } },
            HttpStatusCode.BadRequest));
        await using var client = new RealtimeClient(
            new RealtimeClientOptions { BaseAddress = new("http://fake.test"), HttpMessageHandler = handler });
        var error = await Assert.ThrowsAsync<RealtimeException>(() => client.Workspaces.CreateAsync("x", cancellationToken: Ended));
        Assert.Equal(("request.invalid", 400, "t1", "Too long."), (error.Code, error.Status, error.TraceId, error.Errors["name"][0]));
        Assert.False(error.IsTransient);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway, true)]
    [InlineData(HttpStatusCode.NotFound, false)]
    public async Task A_page_of_a_proxy_is_known_by_its_status(HttpStatusCode status, bool isUnknown)
    {
        var handler = new StubHandler(_ => new HttpResponseMessage(status) { Content = new StringContent("<html>") });
        await using var client = new RealtimeClient(
            new RealtimeClientOptions { BaseAddress = new("http://fake.test"), HttpMessageHandler = handler });
        var error = await Assert.ThrowsAsync<RealtimeException>(() => client.Accounts.GetMeAsync(Ended));
        Assert.Equal(($"http.{(int)status}", isUnknown), (error.Code, error.IsOutcomeUnknown));
    }

    [Fact]
    public async Task A_write_carries_its_operation_id_and_the_header_against_foreign_pages()
    {
        var opId = Guid.CreateVersion7();
        HttpRequestMessage? seen = null;
        await using var client = Create(new StubHandler(request =>
        {
            seen = request;
            return Answer(request);
        }));
        await client.Channels.RemoveMemberAsync(Guid.Empty, Guid.Empty, opId, Ended);
        Assert.Equal([opId.ToString()], seen!.Headers.GetValues("Idempotency-Key"));
        Assert.Equal(["1"], seen.Headers.GetValues("X-CSRF"));
    }

    private RealtimeClient Create(StubHandler handler) => new(new RealtimeClientOptions
    {
        BaseAddress = new("http://fake.test/"),
        Credentials = new Credentials("a@example.org", "secret"),
        HttpMessageHandler = handler,
        TimeProvider = _time,
    });

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        if (request.RequestUri!.AbsolutePath.EndsWith("auth/token", StringComparison.Ordinal))
        {
            return StubHandler.Json(
                new { accessToken = $"token {++_tokens}", refreshToken = (string?)null, expiresIn = 600, tokenType = "Bearer" });
        }

        return request.Headers.Authorization?.Parameter == _accepted
            ? StubHandler.Json(Me)
            : StubHandler.Json(new { code = "auth.required", title = "Sign in." }, HttpStatusCode.Unauthorized);
    }
}
