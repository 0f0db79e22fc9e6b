using System.Net;
using System.Text;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Http;

public sealed class BadInputTests(ServerFixture server) : IClassFixture<ServerFixture>, IDisposable
{
    private const string Register = "/api/v1/auth/register";
    private readonly PlainCaller _caller = new(server);

    public void Dispose() => _caller.Dispose();

    [Theory]
    [InlineData("""{"email":"a@example.org","password":"long enough"}""", "displayName")]
    [InlineData("""{"email":"a@example.org","password":"long enough","displayName":null}""", "displayName")]
    [InlineData("""{"email":"a@example.org","password":"long enough","displayName":7}""", "displayName")]
    [InlineData("""{"email":"a@example.org","password":"long enough","displayName":"A","admin":true}""", "admin")]
    [InlineData("""{"email":"a@example.org","email":"b@example.org","password":"long enough","displayName":"A"}""", "email")]
    [InlineData("""{"email":"a@example.org","password":"long enough","DisplayName":"A"}""", "DisplayName")]
    [InlineData(
        """{"email":"a@example.org","password":"long enough","displayName":"A","missing required 'x' could not":1}""",
        "missing required 'x' could not")]
    [InlineData("""{"email":"a@example.org","password":"long enough","displayName":"A\u0000B"}""", "displayName")]
    [InlineData("""{"email":"a@example.org","password":"long enough","displayName":"A\ud800"}""", "displayName")]
    [InlineData("""{"email":"a@example.org","password":"long enough","displayName":"   "}""", "displayName")]
    [InlineData("""{"email":"a@example.org","password":"long enough","displayName":"two\nlines"}""", "displayName")]
    [InlineData("""{"email":"nobody","password":"long enough","displayName":"A"}""", "email")]
    [InlineData("""{"email":"a@example.org","password":"short","displayName":"A"}""", "password")]
    [InlineData("""{"email":"a@example.org","password":"Password123","displayName":"A"}""", "password")]
    public async Task A_member_that_cannot_be_taken_is_named(string body, string member)
    {
        var reply = await _caller.PostAsync(Register, body);

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Equal("application/problem+json", reply.MediaType);
        Assert.Equal("request.invalid", reply.Code);
        Assert.Equal([member], reply.Members);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("{} {}")]
    public async Task A_body_that_is_not_the_wanted_object_is_refused(string body)
    {
        var reply = await _caller.PostAsync(Register, body);

        Assert.Equal((HttpStatusCode.BadRequest, "request.invalid"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task A_refusal_tells_nothing_about_the_servers_own_types()
    {
        var reply = await _caller.PostAsync(Register, """{"email":{},"password":[],"displayName":7}""");

        Assert.DoesNotContain("Realtime.", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deep_body_is_refused()
    {
        var reply = await _caller.PostAsync(Register, $$"""{"email":{{new string('[', 200)}}{{new string(']', 200)}}}""");

        Assert.Equal((HttpStatusCode.BadRequest, "request.invalid"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_refused()
    {
        using var content = new ByteArrayContent(
            [.. """{"email":"a@example.org","password":"long enough","displayName":" """u8, 0xff, 0xfe, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");
        var reply = await _caller.SendAsync(HttpMethod.Post, Register, content);

        Assert.Equal((HttpStatusCode.BadRequest, "request.invalid"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task A_body_over_256_KiB_is_too_large()
    {
        var reply = await _caller.PostAsync(Register, $$"""{"email":"{{new string('a', 300_000)}}"}""");

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "request.too_large"), (reply.Status, reply.Code));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Only_JSON_is_read(string? mediaType)
    {
        using var content = new ByteArrayContent(
            Encoding.UTF8.GetBytes("""{"email":"a@example.org","password":"long enough","displayName":"A"}"""));
        content.Headers.ContentType = mediaType is null ? null : new(mediaType);
        var reply = await _caller.SendAsync(HttpMethod.Post, Register, content);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "request.media_type"), (reply.Status, reply.Code));
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", HttpStatusCode.NotFound, "route.not_found")]
    [InlineData("GET", "/api/v2/me", HttpStatusCode.NotFound, "route.not_found")]
    [InlineData("GET", "/vendor/left-pad.js", HttpStatusCode.NotFound, "route.not_found")]
    [InlineData("DELETE", "/api/v1/me", HttpStatusCode.MethodNotAllowed, "request.method")]
    [InlineData("GET", "/api/v1/me", HttpStatusCode.Unauthorized, "auth.required")]
    [InlineData("POST", "/api/v1/auth/logout", HttpStatusCode.Unauthorized, "auth.required")]
    [InlineData("GET", "/hubs/realtime", HttpStatusCode.Unauthorized, "auth.required")]
    public async Task An_anonymous_caller_gets_the_plain_answer_and_is_never_sent_elsewhere(
        string method, string path, HttpStatusCode status, string code)
    {
        var reply = await _caller.SendAsync(new HttpMethod(method), path, null);

        Assert.Equal((status, code), (reply.Status, reply.Code));
        Assert.Null(reply.Header("Location"));
        Assert.NotEmpty(reply.Json["traceId"]!.GetValue<string>());
        Assert.Equal((int)status, reply.Json["status"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_wrong_method_is_told_which_are_right()
    {
        var reply = await _caller.SendAsync(HttpMethod.Put, Register, null);

        Assert.Equal("POST", reply.Header("Allow"));
    }

    [Fact]
    public async Task A_HEAD_request_gets_no_body()
    {
        var reply = await _caller.SendAsync(HttpMethod.Head, "/api/v1/nothing", null);

        Assert.Equal((HttpStatusCode.NotFound, ""), (reply.Status, reply.Text));
    }

    [Theory]
    [InlineData("not-a-uuid")]
    [InlineData("")]
    [InlineData("{0190163d-8694-739b-aea5-966c26f8ad91}")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task An_operation_id_is_a_UUID(string key)
    {
        await using var person = await server.RegisterAsync();
        person.Http.DefaultRequestHeaders.TryAddWithoutValidation("Idempotency-Key", key);

        Assert.Equal(
            (HttpStatusCode.BadRequest, "request.invalid"),
            await person.RefusalAsync(HttpMethod.Post, "workspaces", new { name = "Team" }));
    }

    [Theory]
    [InlineData("streams/not-an-id/events")]
    [InlineData("workspaces/not-an-id")]
    [InlineData("channels/7/messages")]
    public async Task An_id_that_cannot_be_one_is_like_any_other_unknown_id(string path)
    {
        await using var person = await server.RegisterAsync();

        Assert.Equal((HttpStatusCode.NotFound, "resource.not_found"), await person.RefusalAsync(HttpMethod.Get, path));
    }

    [Theory]
    [InlineData("many")]
    [InlineData("0")]
    [InlineData("201")]
    public async Task A_limit_is_1_to_200(string limit)
    {
        await using var person = await server.RegisterAsync();
        using var response = await person.SendAsync(HttpMethod.Get, $"streams/{person.Id}/events?limit={limit}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(
            "\"limit\"", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_address_is_refused()
    {
        var reply = await _caller.GetAsync("/api/v1/" + new string('a', 10_000));

        Assert.Equal(HttpStatusCode.RequestUriTooLong, reply.Status);
    }

    [Fact]
    public async Task Endless_headers_are_refused()
    {
        var big = await _caller.GetAsync("/health/live", ("X-Long", new string('a', 40_000)));
        var many = await _caller.GetAsync("/health/live", [.. Enumerable.Range(0, 120).Select(i => ($"X-{i}", "1"))]);

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, big.Status);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, many.Status);
    }
}
