using System.Net;
using System.Text.Json.Nodes;
using CsCheck;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Boards;

/// <summary>Stale state plus events equals fresh state.</summary>
public sealed class BoardFoldTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task Folding_all_events_of_a_board_gives_what_a_fresh_read_gives()
    {
        var steps = Gen.Select(Gen.Int[0, 19], Gen.Int[0, 1_000], Gen.Int[0, 1_000]).Array[50, 120];
        var seen = new HashSet<string>();
        await steps.SampleAsync(
            async sequence =>
            {
                await using var desk = await Desk.OpenAsync(server, isPrivate: true);
                var play = new Play(desk);
                await play.EachOnceAsync();
                foreach (var (kind, first, second) in sequence)
                {
                    await play.StepAsync(kind, first, second);
                }

                seen.UnionWith(await CompareAsync(desk));
            },
            iter: 4,
            threads: 1);

        Assert.Equal(EventTypes.OfBoards, seen.Order(StringComparer.Ordinal));
    }

    private static async Task<IEnumerable<string>> CompareAsync(Desk desk)
    {
        var events = await desk.EventsAsync();
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => (int)e.Seq()));
        var fold = new BoardFold();
        events.ForEach(fold.Apply);
        var content = await desk.ReadAsync();
        Replicas.AssertEqual(content, fold);
        Assert.Equal(events.Count, content.Number("head"));
        Assert.Equal(
            fold.Members.Order(), (await desk.Owner.GetAsync($"{desk.Path}/members")).Items().Select(member => member.Text("userId")!).Order());
        return events.Select(e => e.Text("type")!);
    }

    /// <summary>One run: people do whatever comes, allowed or not.</summary>
    private sealed class Play(Desk desk)
    {
        private readonly List<Guid> _cards = [];
        private readonly List<Guid> _labels = [];
        private readonly List<Guid> _lists = [.. desk.Lists];

        /// <summary>Everything that can happen happens once, before chance takes over.</summary>
        public async Task EachOnceAsync()
        {
            await desk.Owner.PostAsync($"{desk.Path}/members", new { userId = desk.Member.Id });
            await desk.Owner.PostAsync($"{desk.Path}/members", new { userId = desk.Team.Admin.Id });
            await desk.Owner.DeleteAsync($"{desk.Path}/members/{desk.Team.Admin.Id}");
            await desk.Owner.PatchAsync(desk.Path, new { name = "Renamed" });
            for (var i = 0; i < 5; i++)
            {
                await StepAsync(0, i, 0);
            }

            await StepAsync(4, 0, 0);
            await StepAsync(6, 0, 0);
            await StepAsync(5, 1, 0);
            await StepAsync(11, 0, 0);
            await StepAsync(11, 0, 0);
            await desk.Owner.PutAsync($"cards/{_cards[0]}/assignees/{desk.Member.Id}");
            await desk.Owner.DeleteAsync($"cards/{_cards[0]}/assignees/{desk.Member.Id}");
            await desk.Owner.PutAsync($"cards/{_cards[0]}/labels/{_labels[0]}");
            await desk.Owner.DeleteAsync($"cards/{_cards[0]}/labels/{_labels[0]}");
            await desk.Owner.PatchAsync($"labels/{_labels[0]}", new { name = "Changed" });
            await desk.Owner.PutAsync($"cards/{_cards[0]}/labels/{_labels[1]}");
            await desk.Owner.DeleteAsync($"labels/{_labels[1]}");
            await desk.Owner.PostAsync($"lists/{_lists[3]}/archive-cards");
            await desk.Owner.DeleteAsync($"lists/{_lists[3]}");
            await desk.Owner.PostAsync($"cards/{_cards[1]}/archive");
            await desk.Owner.PostAsync($"cards/{_cards[1]}/restore");
            await desk.Owner.PostAsync($"cards/{_cards[2]}/trash");
            await desk.Owner.DeleteAsync($"cards/{_cards[2]}");
            await desk.Owner.PostAsync($"lists/{_lists[0]}/archive-cards");
            await desk.Owner.PostAsync($"{desk.Path}/undo");
            await desk.Owner.PostAsync($"lists/{_lists[0]}/archive-cards");
            await desk.Owner.PostAsync($"cards/{_cards[0]}/restore");
            await desk.Owner.PostAsync($"lists/{_lists[0]}/moves", new { });
            await NarrowAsync();
        }

        public async Task StepAsync(int kind, int first, int second)
        {
            var actor = second % 2 == 0 ? desk.Owner : desk.Member;
            var (card, other) = (Pick(_cards, first), Pick(_cards, second));
            var (list, label) = (Pick(_lists, second), Pick(_labels, second));
            using var response = kind switch
            {
                0 or 1 => await actor.SendAsync(HttpMethod.Post, $"lists/{list}/cards", new
                {
                    title = $"Card {first}",
                    description = first % 2 == 0 ? "" : "Words",
                    labelIds = _labels.Take(first % 3),
                    assigneeIds = first % 3 == 0 ? [desk.Owner.Id] : Array.Empty<Guid>(),
                    due = first % 4 == 0 ? new { date = "2026-12-01" } : null,
                }),
                2 or 3 => await actor.SendAsync(HttpMethod.Patch, $"cards/{card}", Change(first, second)),
                4 => await actor.SendAsync(HttpMethod.Patch, $"cards/{card}", new { title = $"Title {second}", description = $"{second}" }),
                5 => await actor.SendAsync(HttpMethod.Post, $"{desk.Path}/lists", new { name = $"List {first}", beforeId = list }),
                6 => await actor.SendAsync(HttpMethod.Patch, $"lists/{list}", new { name = $"List {first}", wipLimit = 1 + (first % 9) }),
                7 => await actor.SendAsync(HttpMethod.Post, $"lists/{list}/moves", new { afterId = Pick(_lists, first) }),
                8 or 9 => await actor.SendAsync(HttpMethod.Post, $"cards/{card}/moves", new { listId = list, afterId = other }),
                10 => await actor.SendAsync(HttpMethod.Post, $"cards/{card}/moves", new { listId = list, beforeId = other }),
                11 => await actor.SendAsync(HttpMethod.Post, $"{desk.Path}/labels", new { name = $"Label {first}", color = "red" }),
                12 => await actor.SendAsync(HttpMethod.Put, $"cards/{card}/labels/{label}"),
                13 => await actor.SendAsync(HttpMethod.Delete, $"cards/{card}/labels/{label}"),
                14 => await actor.SendAsync(HttpMethod.Put, $"cards/{card}/assignees/{desk.Member.Id}"),
                15 => await actor.SendAsync(HttpMethod.Post, $"cards/{card}/archive"),
                16 => await actor.SendAsync(HttpMethod.Post, $"cards/{card}/trash"),
                17 or 18 => await actor.SendAsync(HttpMethod.Post, $"cards/{card}/restore"),
                _ => await desk.Owner.SendAsync(HttpMethod.Patch, desk.Path, new { isArchived = second % 5 == 0 }),
            };
            Assert.True(response.StatusCode < HttpStatusCode.InternalServerError, response.ToString());
            if (response.StatusCode == HttpStatusCode.Created)
            {
                var made = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.Id();
                (kind switch { 5 => _lists, 11 => _labels, _ => _cards }).Add(made);
            }
        }

        private static object Change(int first, int second) => (first % 5) switch
        {
            0 => new { cover = second % 2 == 0 ? "red" : null },
            1 => new { estimate = second % 3 == 0 ? (decimal?)null : second / 4m },
            2 => new { start = second % 2 == 0 ? new { at = "2026-11-25T08:00:00Z" } : null },
            3 => new { isTemplate = second % 2 == 0 },
            _ => new { description = second % 2 == 0 ? "" : "More words", due = second % 3 == 0 ? null : new { date = "2026-12-24" } },
        };

        /// <summary>Cards that trade places until there is no room between them.</summary>
        private async Task NarrowAsync()
        {
            Guid[] cards = [.. await desk.CardsAsync(3, list: 1)];
            for (var i = 0; i < 110; i++)
            {
                await desk.MoveAsync(desk.Owner, cards[1 + (i % 2)], 1, cards[0], cards[2 - (i % 2)]);
            }
        }

        private static Guid Pick(List<Guid> ids, int at) => ids.Count == 0 ? Guid.CreateVersion7() : ids[at % ids.Count];
    }
}
