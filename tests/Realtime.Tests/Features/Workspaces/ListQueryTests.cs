using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Data;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Workspaces;

public sealed class ListQueryTests(ListQueryTests.Server server) : IClassFixture<ListQueryTests.Server>
{
    [Fact]
    public async Task A_list_takes_the_same_few_queries_however_long_it_is()
    {
        await using var team = await Team.OpenAsync(server);
        await team.InviteAsync(new { });
        var secret = (await team.ChannelAsync(team.Owner, "secret", isPrivate: true)).Id();
        string[] lists =
        [
            "workspaces", $"{team.Path}/members", $"{team.Path}/channels", $"{team.Path}/invites", $"channels/{secret}/members",
            $"channels/{await team.GeneralAsync()}/members",
        ];
        var before = await CountAsync(team.Owner, lists);

        for (var i = 0; i < 20; i++)
        {
            var person = await team.JoinAsync($"Person {i}");
            var channel = (await team.ChannelAsync(team.Owner, $"channel {i}", isPrivate: i % 2 == 0)).Id();
            await team.Owner.PostAsync($"channels/{channel}/messages", new { body = "hello" });
            await team.Owner.PostAsync($"channels/{secret}/members", new { userId = person.Id });
            await team.Owner.PostAsync("workspaces", new { name = $"Another {i}" });
        }

        var after = await CountAsync(team.Owner, lists);
        Assert.All(after, list => Assert.True(list.Items >= 20, $"{list.Path}: {list.Items} items"));
        Assert.Equal(before.Select(list => (list.Path, list.Queries)), after.Select(list => (list.Path, list.Queries)));
        Assert.All(after, list => Assert.True(list.Queries is > 0 and <= 3, $"{list.Path}: {list.Queries} queries"));
    }

    private async Task<List<(string Path, int Queries, int Items)>> CountAsync(Person person, string[] lists)
    {
        List<(string, int, int)> counted = [];
        foreach (var path in lists)
        {
            var before = server.Queries.Count;
            var page = await person.GetAsync(path + "?limit=200");
            counted.Add((path, server.Queries.Count - before, page.Items().Count()));
        }

        return counted;
    }

    public sealed class Server : ServerFixture
    {
        public QueryCounter Queries { get; } = new();

        protected override void Configure(IServiceCollection services) =>
            services.ConfigureDbContext<AppDbContext>(options => options.AddInterceptors(Queries));
    }
}
