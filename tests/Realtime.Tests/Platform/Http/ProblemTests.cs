using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Realtime.Features.Accounts;
using Realtime.Platform;
using Realtime.Platform.Audit;
using Realtime.Platform.Http;

namespace Realtime.Tests.Platform.Http;

public sealed class ProblemTests
{
    [Fact]
    public async Task An_unexpected_failure_tells_nothing()
    {
        var (context, body) = await AnswerAsync(_ => throw new InvalidOperationException("the password is hunter2"));

        Assert.Equal(500, context.Response.StatusCode);
        Assert.Equal("server.error", body["code"]!.GetValue<string>());
        Assert.DoesNotContain("hunter2", body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_brings_the_current_state_and_the_member()
    {
        var current = new Account(Guid.CreateVersion7(), "ana@example.org", "Ana");
        var (_, body) = await AnswerAsync(
            _ => throw new DomainError("version.stale", 412, "Stale.") { Current = current, Member = "version" });

        Assert.Equal("Ana", body["current"]!["displayName"]!.GetValue<string>());
        Assert.Equal("Stale.", body["errors"]!["version"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task An_id_that_cannot_be_one_is_like_any_other_unknown_id()
    {
        var (_, body) = await AnswerAsync(context =>
        {
            context.Request.RouteValues["id"] = "not-an-id";
            throw new BadHttpRequestException("Failed to bind parameter \"Guid id\" from \"not-an-id\".");
        });

        Assert.Equal((404, "resource.not_found"), (body["status"]!.GetValue<int>(), body["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_query_parameter_that_cannot_be_read_is_named()
    {
        var (_, body) = await AnswerAsync(_ => throw new BadHttpRequestException("Failed to bind parameter \"int? Limit\" from \"many\"."));

        Assert.Equal("request.invalid", body["code"]!.GetValue<string>());
        Assert.NotNull(body["errors"]!["limit"]);
    }

    [Fact]
    public async Task A_wait_is_told_in_whole_seconds()
    {
        var (context, _) = await AnswerAsync(
            _ => throw new DomainError("limit.exceeded", 429, "Wait.") { RetryAfter = TimeSpan.FromSeconds(1.2) });

        Assert.Equal("2", context.Response.Headers.RetryAfter);
    }

    [Fact]
    public async Task What_a_handler_began_does_not_show_in_a_refusal()
    {
        var (context, _) = await AnswerAsync(context =>
        {
            context.Response.Headers.SetCookie = "realtime=secret";
            throw Errors.NotFound();
        });

        Assert.Empty(context.Response.Headers.SetCookie.ToString());
        Assert.NotEmpty(context.Response.Headers.ContentSecurityPolicy.ToString());
    }

    [Fact]
    public async Task An_answer_that_has_begun_is_broken_off_and_not_finished_wrongly()
    {
        var middleware = new ProblemMiddleware(_ => throw Errors.NotFound(), NoLog(), NullLogger<ProblemMiddleware>.Instance);
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpResponseFeature>(new BegunResponse());

        await Assert.ThrowsAsync<DomainError>(() => middleware.InvokeAsync(context));
    }

    private static async Task<(HttpContext Context, JsonNode Body)> AnswerAsync(RequestDelegate next)
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        await new ProblemMiddleware(next, NoLog(), NullLogger<ProblemMiddleware>.Instance).InvokeAsync(context);
        return (context, JsonNode.Parse(body.ToArray())!);
    }

    private static Denials NoLog() => new(Options.Create(new AuditOptions()), TimeProvider.System);

    private sealed class BegunResponse : HttpResponseFeature
    {
        public override bool HasStarted => true;
    }
}
