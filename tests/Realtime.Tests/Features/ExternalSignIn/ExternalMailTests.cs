using System.Net;
using Realtime.Tests.Support;
using Realtime.Tests.Support.Mail;

namespace Realtime.Tests.Features.ExternalSignIn;

/// <summary>Other services to sign in with, and e-mail.</summary>
public sealed class ExternalMailServer : ExternalServer
{
    public MailServer Mails { get; } = new();

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings)
    {
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Port"] = Mails.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Mail:From"] = "realtime@example.org",
        ["Mail:Tls"] = "None",
        ["Mail:PublicUrl"] = "https://realtime.example.org/",
    };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Mails.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class ExternalMailTests(ExternalMailServer server) : IClassFixture<ExternalMailServer>
{
    public static TheoryData<string> Providers => [.. ExternalServer.Providers];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_account_that_another_service_made_gets_its_first_password_by_mail(string provider)
    {
        const string Password = "a quite different horse";
        var who = await server.Issuer.AddAsync();
        await using var traveller = new Traveller(server);
        await using var person = new Person(server, who.Email, Password);
        await traveller.SignInAsync(provider, who);
        var before = await traveller.Person.GetAsync("me");

        await person.StatusAsync(HttpMethod.Post, "auth/password-reset", new { email = who.Email });
        await Wait.UntilAsync("the mail", () => server.Mails.To(person).Any());
        var token = Assert.Single(server.TokensFor(server.Mails, person, "reset-password"));
        var reset = await person.StatusAsync(HttpMethod.Post, "auth/password-reset/confirm", new { token, password = Password });
        var login = await person.StatusAsync(HttpMethod.Post, "auth/login", new { email = who.Email, password = Password });
        var after = await person.GetAsync("me");

        Assert.Equal((true, false), (before["emailConfirmed"]!.GetValue<bool>(), before["hasPassword"]!.GetValue<bool>()));
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.OK), (reset, login));
        Assert.Equal((true, true), (after["emailConfirmed"]!.GetValue<bool>(), after["hasPassword"]!.GetValue<bool>()));
        Assert.Equal(before["id"]!.ToString(), after["id"]!.ToString());
        Assert.False(await traveller.IsInAsync());
        Assert.Equal("/", await traveller.SignInAsync(provider, who));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_address_counts_as_confirmed_when_the_service_that_is_linked_says_so(string provider)
    {
        await using var ana = await server.RegisterAsync();
        await using var bo = await server.RegisterAsync("Bo");
        await using var hers = new Traveller(server, ana);
        await using var his = new Traveller(server, bo);
        await hers.LinkAsync(provider, await server.Issuer.AddAsync(ana.Email.ToUpperInvariant()));
        await his.LinkAsync(provider, await server.Issuer.AddAsync());

        Assert.True((await ana.GetAsync("me"))["emailConfirmed"]!.GetValue<bool>());
        Assert.False((await bo.GetAsync("me"))["emailConfirmed"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_service_that_was_linked_before_the_address_showed_its_owner_lets_nobody_in_afterwards()
    {
        await using var stranger = await server.RegisterAsync();
        await using var traveller = new Traveller(server, stranger);
        var who = await server.Issuer.AddAsync();
        await traveller.LinkAsync("google", who);

        await stranger.StatusAsync(HttpMethod.Post, "auth/password-reset", new { email = stranger.Email });
        await Wait.UntilAsync("the mail", () => server.TokensFor(server.Mails, stranger, "reset-password").Length > 0);
        var token = server.TokensFor(server.Mails, stranger, "reset-password")[0];
        await stranger.StatusAsync(HttpMethod.Post, "auth/password-reset/confirm", new { token, password = "a quite different horse" });
        await using var again = new Traveller(server);
        await again.SignInAsync("google", who);

        Assert.NotEqual(stranger.Id, (await again.Person.GetAsync("me"))["id"]!.GetValue<Guid>());
    }

    [Fact]
    public async Task Where_no_address_is_known_there_is_none_to_confirm()
    {
        await using var traveller = new Traveller(server);
        await traveller.SignInAsync("oidc", await server.Issuer.AddAsync(emailVerified: false));

        Assert.Equal(
            (HttpStatusCode.Conflict, "auth.email_none"), await traveller.Person.RefusalAsync(HttpMethod.Post, "me/email/confirmation"));
    }
}
