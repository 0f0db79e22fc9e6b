using System.Net;
using Realtime.Tests.Platform.Http;
using Realtime.Tests.Support;
using Realtime.Tests.Support.Time;

namespace Realtime.Tests.Features.SecondFactor;

/// <summary>Who switched it on is asked for a code, wherever they come in.</summary>
public sealed class SecondFactorTests(TimeServer server) : IClassFixture<TimeServer>
{
    private static readonly (HttpStatusCode, string?) s_in = (HttpStatusCode.OK, null);
    private static readonly (HttpStatusCode, string?) s_wrong = (HttpStatusCode.Unauthorized, "auth.second_factor_wrong");
    private static readonly (HttpStatusCode, string?) s_invalid = (HttpStatusCode.Unauthorized, "auth.challenge_invalid");

    private DateTimeOffset Now => server.Clock.Now;

    [Fact]
    public async Task A_browser_is_in_with_the_code_and_not_before()
    {
        await using var ana = await server.RegisterAsync();
        var authenticator = await OwnAuthenticator.AddAsync(server, ana, Next());
        await using var elsewhere = Elsewhere(ana);

        var challenge = await elsewhere.ChallengeAsync();
        var before = (await elsewhere.StatusAsync(HttpMethod.Get, "me"), (await ana.GetAsync("me/sessions"))["items"]!.AsArray().Count);
        var answered = await elsewhere.AnswerAsync(challenge, authenticator.CodeAt(Next()));

        Assert.Equal((HttpStatusCode.Unauthorized, 1), before);
        Assert.Equal(s_in, answered);
        Assert.Equal(ana.Id, (await elsewhere.GetAsync("me"))["id"]!.GetValue<Guid>());
        Assert.Equal(s_invalid, await elsewhere.AnswerAsync(challenge, authenticator.CodeAt(Next())));
    }

    [Fact]
    public async Task A_program_gets_its_tokens_with_the_code()
    {
        await using var ana = await server.RegisterAsync();
        var authenticator = await OwnAuthenticator.AddAsync(server, ana, Next());
        using var caller = new PlainCaller(server);

        var asked = await caller.PostAsync("/api/v1/auth/token", ProgramCaller.PasswordGrant(ana));
        var challenge = asked.Json["current"]!["challenge"]!.GetValue<string>();
        var pair = await caller.PostAsync(
            "/api/v1/auth/second-factor", $$"""{"challenge":"{{challenge}}","code":"{{authenticator.CodeAt(Next())}}"}""");
        var next = await caller.PostAsync("/api/v1/auth/token", ProgramCaller.RefreshGrant(pair.Json["refreshToken"]!.GetValue<string>()));

        Assert.Equal((HttpStatusCode.Unauthorized, "auth.second_factor_required"), (asked.Status, asked.Code));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (pair.Status, next.Status));
        await using var program = new ProgramCaller(server, next.Json["accessToken"]!.GetValue<string>());
        Assert.Equal(ana.Id, (await program.GetAsync("me"))["id"]!.GetValue<Guid>());
    }

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public async Task A_clock_may_be_half_a_minute_off(int seconds, bool isIn)
    {
        await using var ana = await server.RegisterAsync();
        var authenticator = await OwnAuthenticator.AddAsync(server, ana, Next());
        server.Clock.Now += TimeSpan.FromMinutes(5);

        Assert.Equal(
            isIn ? s_in : s_wrong, await ana.AnswerAsync(await ana.ChallengeAsync(), authenticator.CodeAt(Now.AddSeconds(seconds))));
    }

    [Fact]
    public async Task A_code_is_good_once_and_so_are_those_before_it()
    {
        await using var ana = await server.RegisterAsync();
        var authenticator = await OwnAuthenticator.AddAsync(server, ana, Next());
        var (before, code) = (authenticator.CodeAt(Next()), authenticator.CodeAt(Next()));

        var first = await ana.AnswerAsync(await ana.ChallengeAsync(), code);
        var again = await ana.AnswerAsync(await ana.ChallengeAsync(), code);
        var older = await ana.AnswerAsync(await ana.ChallengeAsync(), before);
        var fresh = await ana.AnswerAsync(await ana.ChallengeAsync(), authenticator.CodeAt(Next()));

        Assert.Equal((s_in, s_wrong, s_wrong, s_in), (first, again, older, fresh));
    }

    [Fact]
    public async Task A_recovery_code_lets_in_one_of_twenty_who_use_it_at_once()
    {
        await using var ana = await server.RegisterAsync();
        var authenticator = await OwnAuthenticator.AddAsync(server, ana, Next());
        var people = Enumerable.Range(0, 20).Select(_ => Elsewhere(ana)).ToArray();
        List<string> challenges = [];
        foreach (var person in people)
        {
            challenges.Add(await person.ChallengeAsync());
        }

        // As people type it: small letters, no dashes.
        var typed = authenticator.RecoveryCodes[3].Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant();
        var answers = await Task.WhenAll(people.Zip(challenges, (person, challenge) => person.AnswerAsync(challenge, typed)));

        Assert.Single(answers, s_in);
        Assert.All(
            answers.Where(answer => answer != s_in),
            answer => Assert.Contains(answer.Code, (string[])["auth.second_factor_wrong", "limit.exceeded"]));
        Assert.Equal(9, (await ana.GetAsync("me/second-factor"))["recoveryCodesLeft"]!.GetValue<int>());
        foreach (var person in people)
        {
            await person.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_challenge_takes_five_tries_and_five_minutes()
    {
        await using var ana = await server.RegisterAsync();
        var authenticator = await OwnAuthenticator.AddAsync(server, ana, Next());
        var (tried, old) = (await ana.ChallengeAsync(), await ana.ChallengeAsync());
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(s_wrong, await ana.AnswerAsync(tried, authenticator.WrongAt(Now)));
        }

        Assert.Equal(s_invalid, await ana.AnswerAsync(tried, authenticator.CodeAt(Next())));
        server.Clock.Now += TimeSpan.FromMinutes(5);
        Assert.Equal(s_invalid, await ana.AnswerAsync(old, authenticator.CodeAt(Next())));
        Assert.Equal(s_invalid, await ana.AnswerAsync("made-up", authenticator.CodeAt(Next())));
        Assert.Equal(s_in, await ana.AnswerAsync(await ana.ChallengeAsync(), authenticator.CodeAt(Next())));
    }

    [Fact]
    public async Task A_password_that_was_changed_meanwhile_proves_nothing()
    {
        await using var ana = await server.RegisterAsync();
        var authenticator = await OwnAuthenticator.AddAsync(server, ana, Next());
        await using var thief = Elsewhere(ana);
        var challenge = await thief.ChallengeAsync();

        await ana.SendAsync(HttpMethod.Put, "me/password", new { current = ana.Password, @new = "another horse 77" });

        Assert.Equal(s_invalid, await thief.AnswerAsync(challenge, authenticator.CodeAt(Next())));
    }

    [Fact]
    public async Task After_ten_wrong_codes_only_a_recovery_code_helps_for_an_hour()
    {
        await using var ana = await server.RegisterAsync();
        var authenticator = await OwnAuthenticator.AddAsync(server, ana, Next());
        for (var i = 0; i < 10; i++)
        {
            // Each with a challenge of its own, as somebody would who has the password and time.
            Assert.Equal(s_wrong, await ana.AnswerAsync(await ana.ChallengeAsync(), authenticator.WrongAt(Now)));
        }

        Assert.Equal(
            (HttpStatusCode.TooManyRequests, "limit.exceeded"),
            await ana.AnswerAsync(await ana.ChallengeAsync(), authenticator.CodeAt(Next())));
        Assert.Equal(s_in, await ana.AnswerAsync(await ana.ChallengeAsync(), authenticator.RecoveryCodes[0]));
        server.Clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(s_in, await ana.AnswerAsync(await ana.ChallengeAsync(), authenticator.CodeAt(Now)));
    }

    /// <summary>The next half minute: a code of the one before was used.</summary>
    private DateTimeOffset Next() => server.Clock.Now += TimeSpan.FromSeconds(30);

    private Person Elsewhere(Person person) => new(server, person.Email, person.Password);
}
