using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform.Data;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Boards;

public sealed class BoardSizeTests(BoardSizeTests.Server server) : IClassFixture<BoardSizeTests.Server>
{
    [Fact]
    public async Task A_board_of_500_cards_opens_with_the_same_few_queries_as_an_empty_one_and_under_200_KB()
    {
        await using var desk = await Desk.OpenAsync(server);
        var labels = new List<Guid>();
        for (var i = 0; i < 10; i++)
        {
            labels.Add((await desk.Owner.PostAsync($"{desk.Path}/labels", new { name = $"Label {i}", color = "blue" })).Id());
        }

        var (emptyQueries, _) = await OpenAsync(desk);
        for (var i = 0; i < 500; i++)
        {
            await desk.Owner.PostAsync($"lists/{desk.Lists[i % 3]}/cards", new
            {
                title = $"Card {i}: repair the northern crane before the winter",
                description = "A long description that the board does not show. " + new string('x', 500),
                labelIds = labels.Skip(i % 9).Take(i % 3),
                assigneeIds = i % 2 == 0 ? [desk.Member.Id] : Array.Empty<Guid>(),
                due = i % 2 == 0 ? new { date = "2026-12-24" } : null,
            });
        }

        var (queries, bytes) = await OpenAsync(desk);

        Assert.Equal(emptyQueries, queries);
        Assert.True(queries is > 0 and <= 7, $"{queries} queries");
        Assert.True(bytes < 200_000, $"{bytes} bytes");
        TestContext.Current.TestOutputHelper!.WriteLine($"500 cards: {queries} queries, {bytes} bytes");
    }

    /// <summary>The least of some openings: the server's own jobs ask the database too.</summary>
    private async Task<(int Queries, int Bytes)> OpenAsync(Desk desk)
    {
        var openings = new List<(int Queries, int Bytes)>();
        for (var i = 0; i < 5; i++)
        {
            openings.Add(await OpenOnceAsync(desk));
        }

        return openings.Min();
    }

    private async Task<(int Queries, int Bytes)> OpenOnceAsync(Desk desk)
    {
        var before = server.Queries.Count;
        using var response = await desk.Owner.SendAsync(HttpMethod.Get, desk.Path);
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode);
        return (server.Queries.Count - before, body.Length);
    }

    public sealed class Server : ServerFixture
    {
        public QueryCounter Queries { get; } = new();

        protected override void Configure(IServiceCollection services) =>
            services.ConfigureDbContext<AppDbContext>(options => options.AddInterceptors(Queries));
    }
}
