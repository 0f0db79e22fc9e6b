using System.Net;
using System.Text.Json.Nodes;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Workspaces;

/// <summary>A workspace with somebody of each role, and a stranger.</summary>
public sealed class Team : IAsyncDisposable
{
    private readonly List<Person> _people = [];

    private Team(ServerFixture server) => Server = server;

    public ServerFixture Server { get; }

    public Person Owner { get; private set; } = null!;

    public Person Admin { get; private set; } = null!;

    public Person Member { get; private set; } = null!;

    public Person Stranger { get; private set; } = null!;

    public Guid Id { get; private set; }

    public string Path => $"workspaces/{Id}";

    public static async Task<Team> OpenAsync(ServerFixture server)
    {
        var team = new Team(server);
        team.Owner = await team.RegisterAsync("Olga");
        team.Id = (await team.Owner.PostAsync("workspaces", new { name = "Harbour" })).Id();
        team.Admin = await team.JoinAsync("Adam", "admin");
        team.Member = await team.JoinAsync("Mert", "member");
        team.Stranger = await team.RegisterAsync("Sami");
        return team;
    }

    public Person As(string role) => role switch { "owner" => Owner, "admin" => Admin, "member" => Member, _ => Stranger };

    public async Task<Person> RegisterAsync(string name)
    {
        var person = await Server.RegisterAsync(name);
        _people.Add(person);
        return person;
    }

    public async Task<Person> JoinAsync(string name, string role = "member")
    {
        var person = await RegisterAsync(name);
        await AdmitAsync(person, role);
        return person;
    }

    public async Task AdmitAsync(Person person, string role = "member")
    {
        var code = await InviteAsync(new { role });
        await person.PostAsync($"invites/{code}/accept");
    }

    public async Task<string> InviteAsync(object invite) => (await Owner.PostAsync($"{Path}/invites", invite)).Text("code")!;

    public Task<JsonNode> ChannelAsync(Person maker, string name, bool isPrivate = false) =>
        maker.PostAsync($"{Path}/channels", new { name, isPrivate });

    public async Task<Guid> GeneralAsync() =>
        (await Owner.GetAsync($"{Path}/channels")).Items().First(channel => channel.Text("name") == "general").Id();

    public Task<(HttpStatusCode Status, string? Code)> SetRoleAsync(Person actor, Person target, string role) =>
        actor.RefusalAsync(HttpMethod.Patch, $"{Path}/members/{target.Id}", new { role });

    public Task<(HttpStatusCode Status, string? Code)> RemoveAsync(Person actor, Person target) =>
        actor.RefusalAsync(HttpMethod.Delete, $"{Path}/members/{target.Id}");

    public async Task<JsonNode> SeeAsync(Person target) =>
        (await Owner.GetAsync($"{Path}/members?limit=200")).Items().Single(member => member.Text("userId") == target.Id.ToString());

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people)
        {
            await person.DisposeAsync();
        }
    }
}
