using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;
using Realtime.Platform.Mail;
using Realtime.Tests.Features.SecondFactor;
using Realtime.Tests.Platform.Audit;
using Realtime.Tests.Platform.Http;
using Realtime.Tests.Platform.Mail;
using Realtime.Tests.Support;
using Realtime.Tests.Support.Mail;

namespace Realtime.Tests.Features.Accounts;

public sealed class PasswordResetTests(MailingServer server) : IClassFixture<MailingServer>, IDisposable
{
    private const string Next = "a quite different horse";
    private static readonly (HttpStatusCode, string?) s_done = (HttpStatusCode.NoContent, null);
    private static readonly (HttpStatusCode, string?) s_invalid = (HttpStatusCode.BadRequest, "auth.link_invalid");
    private readonly PlainCaller _caller = new(server);

    public void Dispose() => _caller.Dispose();

    [Fact]
    public async Task The_link_in_the_mail_sets_a_new_password_and_signs_nobody_in()
    {
        await using var ana = await server.RegisterAsync();
        await using var elsewhere = new Person(server, ana.Email.ToUpperInvariant(), Next);
        var token = await AskAsync(elsewhere, ana);
        var reset = await ResetAsync(elsewhere, token);

        Assert.Equal(s_done, reset);
        Assert.Equal(HttpStatusCode.Unauthorized, await elsewhere.StatusAsync(HttpMethod.Get, "me"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await ana.SignInAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.SignInAsync()).Status);
        var me = await elsewhere.GetAsync("me");
        Assert.Equal((ana.Id, true, true), (me["id"]!.GetValue<Guid>(), me["emailConfirmed"]!.GetValue<bool>(), me["hasPassword"]!.GetValue<bool>()));

        var audited = Assert.Single(AuditRow.OfAccount(server, ana.Id), row => row.Action == "account.password_reset");
        Assert.Equal((ana.Id, "127.0.0.1", null, null), (audited.ActorId, audited.Network, audited.Before, audited.After));
    }

    [Fact]
    public async Task Every_way_in_that_there_was_ends_with_its_sockets()
    {
        await using var ana = await server.RegisterAsync();
        await using var program = await ProgramCaller.SignInAsync(server, ana);
        var made = await ana.PostAsync("me/tokens", new { name = "Bot", scopes = new[] { "chat:read" } });
        await using var bot = new ProgramCaller(server, made["token"]!.GetValue<string>());
        await using var browsers = await RawSocket.OpenAsync(server, ana);
        await using var programs = await RawSocket.OpenAsync(server, bearer: program.Token);
        await using var bots = await RawSocket.OpenAsync(server, bearer: bot.Token);

        await ResetAsync(ana, await AskAsync(ana, ana));
        await Task.WhenAll(browsers.WaitForCloseAsync(), programs.WaitForCloseAsync(), bots.WaitForCloseAsync());
        var refresh = await _caller.PostAsync("/api/v1/auth/token", ProgramCaller.RefreshGrant(program.RefreshToken));

        Assert.Equal(HttpStatusCode.Unauthorized, await ana.StatusAsync(HttpMethod.Get, "me"));
        Assert.Equal(HttpStatusCode.Unauthorized, await program.StatusAsync(HttpMethod.Get, "me"));
        Assert.Equal(HttpStatusCode.Unauthorized, await bot.StatusAsync(HttpMethod.Get, "workspaces"));
        Assert.Equal("auth.refresh_invalid", refresh.Code);
    }

    [Fact]
    public async Task A_link_is_good_once()
    {
        await using var ana = await server.RegisterAsync();
        var token = await AskAsync(ana, ana);
        var both = await Task.WhenAll(ResetAsync(ana, token), ResetAsync(ana, token, "yet another horse"));

        Assert.Single(both, s_done);
        Assert.Single(both, s_invalid);
        Assert.Equal(s_invalid, await ResetAsync(ana, token));
    }

    [Fact]
    public async Task A_link_is_good_for_an_hour()
    {
        await using var ana = await server.RegisterAsync();
        var token = await AskAsync(ana, ana);
        server.Clock.Now += TimeSpan.FromHours(1);

        Assert.Equal(s_invalid, await ResetAsync(ana, token));
        Assert.Equal(HttpStatusCode.OK, (await ana.SignInAsync()).Status);
    }

    [Fact]
    public async Task A_password_that_was_set_meanwhile_ends_the_links_before_it()
    {
        await using var ana = await server.RegisterAsync();
        var token = await AskAsync(ana, ana);
        await ana.StatusAsync(HttpMethod.Put, "me/password", new { current = ana.Password, @new = "one more horse 77" });

        Assert.Equal(s_invalid, await ResetAsync(ana, token));
        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync(HttpMethod.Get, "me"));
    }

    [Fact]
    public async Task What_is_no_link_for_this_changes_nothing()
    {
        await using var ana = new Person(server);
        await ana.RegisterAsync("Ana");
        var token = await AskAsync(ana, ana);
        var confirmation = Assert.Single(server.TokensFor(server.Mails, ana, "confirm-email"));
        foreach (var wrong in (string[])["", "nothing", confirmation, token[..^1], token[1..], (token[0] == 'A' ? 'B' : 'A') + token[1..], new string('A', 5000)])
        {
            Assert.Equal(s_invalid, await ResetAsync(ana, wrong));
        }

        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync(HttpMethod.Get, "me"));
        Assert.Equal(s_done, await ResetAsync(ana, token));
    }

    [Fact]
    public async Task A_password_that_is_refused_leaves_the_link_good()
    {
        await using var ana = await server.RegisterAsync();
        var token = await AskAsync(ana, ana);

        foreach (var weak in (string[])["short", "password123", ana.Email])
        {
            Assert.Equal((HttpStatusCode.BadRequest, "request.invalid"), await ResetAsync(ana, token, weak));
        }

        Assert.Equal(s_done, await ResetAsync(ana, token));
    }

    [Fact]
    public async Task Asking_for_an_address_of_nobody_is_answered_the_same_and_leaves_nothing()
    {
        await using var ana = await server.RegisterAsync();
        var known = await _caller.PostAsync("/api/v1/auth/password-reset", $$"""{"email":"{{ana.Email}}"}""");
        await DeliverAsync();
        var (taken, tries) = (server.Mails.Taken.Count, server.Mails.Tries);
        var unknown = await _caller.PostAsync("/api/v1/auth/password-reset", """{"email":"nobody@example.org"}""");
        var waiting = await WaitingAsync();
        await DeliverAsync();

        Assert.Equal((HttpStatusCode.Accepted, ""), (known.Status, known.Text));
        Assert.Equal((known.Status, known.Text), (unknown.Status, unknown.Text));
        Assert.Empty(waiting);
        Assert.Equal((taken, tries), (server.Mails.Taken.Count, server.Mails.Tries));
    }

    [Fact]
    public async Task An_address_gets_three_such_mails_at_once_and_one_each_ten_minutes()
    {
        await using var ana = await server.RegisterAsync();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.Accepted, await ana.StatusAsync(HttpMethod.Post, "auth/password-reset", new { email = ana.Email }));
        }

        await DeliverAsync();
        Assert.Equal(2, server.Mails.To(ana).Count(mail => mail.Subject == "Set a new password"));
        server.Clock.Now += TimeSpan.FromMinutes(10);
        await AskAsync(ana, ana);
        await ana.StatusAsync(HttpMethod.Post, "auth/password-reset", new { email = " " + ana.Email.ToUpperInvariant() });
        await DeliverAsync();
        Assert.Equal(3, server.Mails.To(ana).Count());
    }

    [Fact]
    public async Task Nobody_can_read_the_link_in_the_database()
    {
        await using var ana = await server.RegisterAsync();
        await ana.StatusAsync(HttpMethod.Post, "auth/password-reset", new { email = ana.Email });
        var mail = Assert.Single(await WaitingAsync());

        Assert.Equal(ana.Email, mail.Address);
        Assert.DoesNotContain("reset-password", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", mail.Body, StringComparison.Ordinal);
        await DeliverAsync();
        Assert.Single(server.TokensFor(server.Mails, ana, "reset-password"));
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task A_mail_whose_seal_cannot_be_opened_any_more_is_dropped()
    {
        await using var ana = await server.RegisterAsync();
        await ana.StatusAsync(HttpMethod.Post, "auth/password-reset", new { email = ana.Email });
        await server.Services.GetRequiredService<EventLog>().WriteAsync(
            ana.Id,
            new Operation(ana.Id, "test.spoil", null),
            scope => scope.Statement("update outgoing_mails set body = substr(body, 1, 20) where user_id = @0").Execute(ana.Id),
            TestContext.Current.CancellationToken);
        await DeliverAsync();

        Assert.Empty(await WaitingAsync());
        Assert.Empty(server.Mails.To(ana));
    }

    [Theory]
    [InlineData(false, HttpStatusCode.NotFound)]
    [InlineData(true, HttpStatusCode.OK)]
    public async Task What_a_stranger_left_behind_ends_when_the_address_shows_its_owner(bool isConfirmed, HttpStatusCode feed)
    {
        await using var ana = new Person(server);
        await ana.RegisterAsync("Ana");
        await ana.PostAsync("me/calendar");
        var token = await AskAsync(ana, ana);
        if (isConfirmed)
        {
            var confirmation = Assert.Single(server.TokensFor(server.Mails, ana, "confirm-email"));
            await ana.StatusAsync(HttpMethod.Post, "auth/email/confirm", new { token = confirmation });
        }

        await ResetAsync(ana, token);
        await using var owner = new Person(server, ana.Email, Next);
        await owner.SignInAsync();
        Assert.Equal(feed, await owner.StatusAsync(HttpMethod.Get, "me/calendar"));
    }

    [Fact]
    public async Task The_second_factor_is_still_asked_for()
    {
        await using var ana = await server.RegisterAsync();
        var authenticator = await OwnAuthenticator.AddAsync(server, ana, server.Clock.Now += TimeSpan.FromSeconds(30));
        await using var elsewhere = new Person(server, ana.Email, Next);
        var before = await ana.ChallengeAsync();
        Assert.Equal(s_done, await ResetAsync(elsewhere, await AskAsync(elsewhere, ana)));

        var challenge = await elsewhere.ChallengeAsync();
        server.Clock.Now += TimeSpan.FromSeconds(30);
        Assert.Equal("auth.challenge_invalid", (await elsewhere.AnswerAsync(before, authenticator.CodeAt(server.Clock.Now))).Code);
        Assert.Equal((HttpStatusCode.OK, null), await elsewhere.AnswerAsync(challenge, authenticator.CodeAt(server.Clock.Now)));
    }

    [Fact]
    public async Task Who_guessed_too_often_is_let_in_with_the_new_password()
    {
        await using var ana = await server.RegisterAsync();
        await using var elsewhere = new Person(server, ana.Email, Next);
        for (var i = 0; i <= SignInThrottle.MaxFailures; i++)
        {
            await elsewhere.SignInAsync();
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await elsewhere.SignInAsync()).Status);
        await ResetAsync(elsewhere, await AskAsync(elsewhere, ana));
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.SignInAsync()).Status);
    }

    [Fact]
    public async Task Everybody_is_told_that_it_can_be_done() =>
        Assert.Equal("""{"enabled":true}""", (await _caller.GetAsync("/api/v1/auth/password-reset")).Text);

    /// <summary>Asks for the person's address, and reads the newest mail.</summary>
    private async Task<string> AskAsync(Person asker, Person reader)
    {
        Assert.Equal(HttpStatusCode.Accepted, await asker.StatusAsync(HttpMethod.Post, "auth/password-reset", new { email = asker.Email }));
        await DeliverAsync();
        return server.TokensFor(server.Mails, reader, "reset-password")[^1];
    }

    private static Task<(HttpStatusCode Status, string? Code)> ResetAsync(Person person, string token, string password = Next) =>
        person.RefusalAsync(HttpMethod.Post, "auth/password-reset/confirm", new { token, password });

    private Task DeliverAsync() => server.ReachAsync(server.Clock.Now.ToString("O"));

    private async Task<List<OutgoingMail>> WaitingAsync()
    {
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<AppDbContext>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await db.Set<OutgoingMail>().ToListAsync(TestContext.Current.CancellationToken);
    }
}
