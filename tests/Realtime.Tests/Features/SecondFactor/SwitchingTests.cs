using System.Net;
using Realtime.Tests.Platform.Http;
using Realtime.Tests.Support.Time;

namespace Realtime.Tests.Features.SecondFactor;

/// <summary>Switching it on and off.</summary>
public sealed class SwitchingTests(TimeServer server) : IClassFixture<TimeServer>
{
    private static readonly (HttpStatusCode, string?) s_in = (HttpStatusCode.OK, null);

    [Fact]
    public async Task It_is_on_only_when_it_was_shown_to_work()
    {
        await using var ana = await server.RegisterAsync();
        var authenticator = await OwnAuthenticator.BeginAsync(server, ana);

        Assert.Equal(
            (HttpStatusCode.BadRequest, "auth.second_factor_wrong"),
            await ana.RefusalAsync(HttpMethod.Post, "me/second-factor/confirm", new { code = authenticator.WrongAt(server.Clock.Now) }));
        Assert.False((await ana.GetAsync("me/second-factor"))["isOn"]!.GetValue<bool>());
        Assert.Equal(s_in, await ana.SignInAsync());

        await authenticator.ConfirmAsync(server, ana, server.Clock.Now);
        var view = await ana.GetAsync("me/second-factor");

        Assert.Equal((true, 10), (view["isOn"]!.GetValue<bool>(), view["recoveryCodesLeft"]!.GetValue<int>()));
        Assert.Equal(10, authenticator.RecoveryCodes.Distinct().Count());
        Assert.All(authenticator.RecoveryCodes, code => Assert.Matches("^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$", code));
        Assert.Equal(
            $"otpauth://totp/Realtime:{Uri.EscapeDataString(ana.Email)}?secret={authenticator.Secret}&issuer=Realtime&digits=6&period=30",
            authenticator.Address);
        Assert.Equal("auth.second_factor_required", (await ana.SignInAsync()).Code);
    }

    [Fact]
    public async Task A_stolen_session_alone_cannot_switch_it_on()
    {
        await using var ana = await server.RegisterAsync();

        Assert.Equal((HttpStatusCode.BadRequest, "request.invalid"), await ana.RefusalAsync(HttpMethod.Post, "me/second-factor", new { }));
        Assert.Equal(
            (HttpStatusCode.BadRequest, "auth.password_wrong"),
            await ana.RefusalAsync(HttpMethod.Post, "me/second-factor", new { password = "not the password" }));
        Assert.Equal(
            (HttpStatusCode.Conflict, "auth.second_factor_off"),
            await ana.RefusalAsync(HttpMethod.Post, "me/second-factor/confirm", new { code = "123456" }));
    }

    [Fact]
    public async Task What_is_on_is_not_replaced_and_goes_off_with_a_code_alone()
    {
        await using var ana = await server.RegisterAsync();
        var authenticator = await OwnAuthenticator.AddAsync(server, ana, server.Clock.Now);
        server.Clock.Now += TimeSpan.FromMinutes(1);

        Assert.Equal(
            (HttpStatusCode.Conflict, "auth.second_factor_on"),
            await ana.RefusalAsync(HttpMethod.Post, "me/second-factor", new { password = ana.Password }));
        Assert.Equal(
            (HttpStatusCode.BadRequest, "auth.second_factor_wrong"),
            await ana.RefusalAsync(HttpMethod.Post, "me/second-factor/remove", new { code = authenticator.WrongAt(server.Clock.Now) }));
        Assert.Equal("auth.second_factor_required", (await ana.SignInAsync()).Code);
        Assert.Equal(
            HttpStatusCode.NoContent,
            await ana.StatusAsync(HttpMethod.Post, "me/second-factor/remove", new { code = authenticator.CodeAt(server.Clock.Now) }));

        Assert.Equal(s_in, await ana.SignInAsync());
        var view = await ana.GetAsync("me/second-factor");
        Assert.Equal((false, 0), (view["isOn"]!.GetValue<bool>(), view["recoveryCodesLeft"]!.GetValue<int>()));
    }

    [Fact]
    public async Task New_recovery_codes_end_the_old_ones()
    {
        await using var ana = await server.RegisterAsync();
        var authenticator = await OwnAuthenticator.AddAsync(server, ana, server.Clock.Now);

        var fresh = await ana.PostAsync("me/second-factor/recovery-codes", new { code = authenticator.RecoveryCodes[0] });
        var code = fresh["recoveryCodes"]![0]!.GetValue<string>();
        server.Logs.Note("recovery code", code);

        Assert.Equal("auth.second_factor_wrong", (await ana.AnswerAsync(await ana.ChallengeAsync(), authenticator.RecoveryCodes[1])).Code);
        Assert.Equal(s_in, await ana.AnswerAsync(await ana.ChallengeAsync(), code));
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"code":""}""")]
    [InlineData("""{"code":123456}""")]
    [InlineData("""{"code":"12345678901234567890123456789012345678901"}""")]
    [InlineData("""{"code":"123456","challenge":""}""")]
    public async Task Bad_answers_are_refused_by_name(string body)
    {
        using var caller = new PlainCaller(server);

        var reply = await caller.PostAsync("/api/v1/auth/second-factor", body);

        Assert.Contains(reply.Code, (string[])["request.invalid", "auth.challenge_invalid"]);
        Assert.Contains(reply.Status, (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized]);
    }
}
