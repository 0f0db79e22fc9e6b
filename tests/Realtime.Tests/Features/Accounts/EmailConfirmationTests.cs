using System.Net;
using Realtime.Tests.Platform.Audit;
using Realtime.Tests.Platform.Mail;
using Realtime.Tests.Support;
using Realtime.Tests.Support.Mail;

namespace Realtime.Tests.Features.Accounts;

public sealed class EmailConfirmationTests(MailingServer server) : IClassFixture<MailingServer>
{
    private static readonly (HttpStatusCode, string?) s_done = (HttpStatusCode.NoContent, null);
    private static readonly (HttpStatusCode, string?) s_invalid = (HttpStatusCode.BadRequest, "auth.link_invalid");

    [Fact]
    public async Task Who_registers_gets_a_mail_whose_link_confirms_the_address()
    {
        await using var ana = await RegisterAsync("Claim your prize at evil.example");
        await using var elsewhere = new Person(server);
        var mail = Assert.Single(server.Mails.To(ana));
        Assert.DoesNotContain("prize", mail.Subject + mail.TextBody, StringComparison.Ordinal);
        Assert.False(await IsConfirmedAsync(ana));

        Assert.Equal(s_done, await ConfirmAsync(elsewhere, Newest(ana)));
        Assert.True(await IsConfirmedAsync(ana));
        Assert.Equal(s_done, await ConfirmAsync(elsewhere, Newest(ana)));
        Assert.Equal(HttpStatusCode.Unauthorized, await elsewhere.StatusAsync(HttpMethod.Get, "me"));

        // Once: confirming it again changed nothing.
        var audited = Assert.Single(AuditRow.OfAccount(server, ana.Id), row => row.Action == "account.email_confirmed");
        Assert.Equal((ana.Id, "127.0.0.1"), (audited.ActorId, audited.Network));
    }

    [Fact]
    public async Task A_link_is_good_for_a_day_and_may_be_asked_for_again()
    {
        await using var ana = await RegisterAsync();
        server.Clock.Now += TimeSpan.FromHours(24);
        Assert.Equal(s_invalid, await ConfirmAsync(ana, Newest(ana)));

        Assert.Equal(HttpStatusCode.Accepted, await ana.StatusAsync(HttpMethod.Post, "me/email/confirmation"));
        await DeliverAsync();
        Assert.Equal(s_done, await ConfirmAsync(ana, Newest(ana)));
        Assert.Equal(HttpStatusCode.Accepted, await ana.StatusAsync(HttpMethod.Post, "me/email/confirmation"));
        await DeliverAsync();
        Assert.Equal(2, server.Mails.To(ana).Count());
    }

    [Fact]
    public async Task It_is_sent_again_as_often_as_is_good_for_the_address()
    {
        await using var ana = await RegisterAsync();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.Accepted, await ana.StatusAsync(HttpMethod.Post, "me/email/confirmation"));
        }

        await DeliverAsync();
        Assert.Equal(3, server.Mails.To(ana).Count());
    }

    [Fact]
    public async Task What_is_no_link_for_this_confirms_nothing()
    {
        await using var ana = await RegisterAsync();
        await ana.StatusAsync(HttpMethod.Post, "auth/password-reset", new { email = ana.Email });
        await DeliverAsync();
        var reset = Assert.Single(server.TokensFor(server.Mails, ana, "reset-password"));
        foreach (var wrong in (string[])["", "nothing", reset, Newest(ana)[1..]])
        {
            Assert.Equal(s_invalid, await ConfirmAsync(ana, wrong));
        }

        Assert.False(await IsConfirmedAsync(ana));
    }

    private async Task<Person> RegisterAsync(string name = "Ana")
    {
        var person = new Person(server);
        await person.RegisterAsync(name);
        await DeliverAsync();
        return person;
    }

    private string Newest(Person person) => server.TokensFor(server.Mails, person, "confirm-email")[^1];

    private static Task<(HttpStatusCode Status, string? Code)> ConfirmAsync(Person person, string token) =>
        person.RefusalAsync(HttpMethod.Post, "auth/email/confirm", new { token });

    private static async Task<bool> IsConfirmedAsync(Person person) => (await person.GetAsync("me"))["emailConfirmed"]!.GetValue<bool>();

    private Task DeliverAsync() => server.ReachAsync(server.Clock.Now.ToString("O"));
}
