using System.Net;
using Realtime.Tests.Features.SecondFactor;

namespace Realtime.Tests.Features.ExternalSignIn;

public sealed class ExternalSecondFactorTests(ExternalServer server) : IClassFixture<ExternalServer>
{
    public static TheoryData<string> Providers => [.. ExternalServer.Providers];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Who_comes_by_another_service_is_asked_for_the_code_too(string provider)
    {
        var who = await server.Issuer.AddAsync();
        await using var first = new Traveller(server);
        await first.SignInAsync(provider, who);
        var now = TimeProvider.System.GetUtcNow();
        var authenticator = await OwnAuthenticator.AddAsync(server, first.Person, now);
        await using var second = new Traveller(server);

        var page = await second.SignInAsync(provider, who, "/w/1");
        var before = await second.IsInAsync();

        // The next code is taken already, as clocks differ.
        var answered = await second.Person.RefusalAsync(
            HttpMethod.Post, "auth/second-factor", new { code = authenticator.CodeAt(now.AddSeconds(30)) });

        Assert.Equal(("/sign-in?ask=auth.second_factor_required&next=%2Fw%2F1", false), (page, before));
        Assert.Equal((HttpStatusCode.OK, null), answered);
        Assert.True(await second.IsInAsync());
        Assert.Equal(
            "auth.challenge_invalid",
            (await second.Person.RefusalAsync(HttpMethod.Post, "auth/second-factor", new { code = "123456" })).Code);
    }
}
