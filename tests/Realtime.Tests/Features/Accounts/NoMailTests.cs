using System.Net;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Accounts;

/// <summary>A server that sends no e-mail, or none with links, offers nothing that needs it.</summary>
public sealed class NoMailTests(NoMailTests.Linkless server) : IClassFixture<NoMailTests.Linkless>
{
    [Fact]
    public async Task What_needs_mail_says_so_and_the_rest_works()
    {
        await using var ana = await server.RegisterAsync();
        Assert.False((await ana.GetAsync("auth/password-reset"))["enabled"]!.GetValue<bool>());
        foreach (var (path, body) in ((string, object?)[])[
            ("auth/password-reset", new { email = ana.Email }), ("auth/password-reset/confirm", new { token = "x", password = "a quite different horse" }),
            ("auth/email/confirm", new { token = "x" }), ("me/email/confirmation", null)])
        {
            Assert.Equal((path, (HttpStatusCode.Conflict, "mail.not_configured")), (path, await ana.RefusalAsync(HttpMethod.Post, path, body)));
        }

        var me = await ana.GetAsync("me");
        Assert.Equal((false, true), (me["emailConfirmed"]!.GetValue<bool>(), me["hasPassword"]!.GetValue<bool>()));
    }

    /// <summary>With an SMTP server, and nowhere that a link could lead.</summary>
    public sealed class Linkless : ServerFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } =
            new Dictionary<string, string> { ["Mail:Host"] = "127.0.0.1", ["Mail:From"] = "realtime@example.org" };
    }
}
