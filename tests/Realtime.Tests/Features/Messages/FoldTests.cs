using System.Net;
using System.Text.Json.Nodes;
using CsCheck;

namespace Realtime.Tests.Features.Messages;

/// <summary>Stale state plus events equals fresh state.</summary>
[Collection(MessagesTests.Name)]
public sealed class FoldTests(MessagesServer server)
{
    private static readonly string[] Emoji = ["👍", "❤️"];

    // What chance alone might leave out: post, edit, react and take it back, reply, delete, topic, archive and back, leave and join.
    private static readonly (int Person, int Kind, int Target)[] EachOnce =
    [
        (0, 0, 0), (0, 8, 0), (1, 12, 0), (1, 15, 0), (1, 5, 0), (0, 10, 0), (0, 17, 1), (0, 18, 0), (0, 18, 1), (0, 19, 0), (0, 20, 0),
        (0, 0, 0), (0, 21, 1), (1, 21, 1), (0, 21, 2), (0, 10, 1),
    ];

    [Fact]
    public async Task Folding_all_events_of_a_channel_gives_what_a_fresh_read_gives()
    {
        await using var room = await Room.OpenAsync(server);
        await room.InviteAsync(room.Stranger, "admin");
        var gen = Gen.Select(Gen.Bool, Gen.Select(Gen.Int[0, 2], Gen.Int[0, 21], Gen.Int[0, 1_000]).Array[5, 60]);
        var board = await room.Owner.PostAsync($"workspaces/{room.WorkspaceId}/boards", new { name = "Made from messages" });
        var listId = (await room.Owner.GetAsync($"boards/{board.Id()}"))["lists"]![0]!.Id();
        var seen = new HashSet<string>();
        await PlayAsync(isPrivate: true, EachOnce);
        await gen.SampleAsync(PlayAsync, iter: 20, threads: 1);
        Assert.Equal(EventTypes.OfChannels, seen.Order(StringComparer.Ordinal));

        async Task PlayAsync(bool isPrivate, (int Person, int Kind, int Target)[] steps)
        {
            var channelId = (await room.Owner.PostAsync(
                $"workspaces/{room.WorkspaceId}/channels", new { name = Guid.CreateVersion7().ToString(), isPrivate })).Id();
            var play = new Play(new Room
            {
                Owner = room.Owner,
                Member = room.Member,
                Stranger = room.Stranger,
                WorkspaceId = room.WorkspaceId,
                ChannelId = channelId,
            }, listId);
            await play.AddMemberAsync(isPrivate);
            foreach (var (person, kind, target) in steps)
            {
                await play.StepAsync(person, kind, target);
            }

            seen.UnionWith(await play.CompareAsync(isPrivate));
        }
    }

    /// <summary>One run: people do whatever comes, allowed or not.</summary>
    private sealed class Play(Room room, Guid listId)
    {
        private readonly List<Guid> _messages = [];

        public async Task AddMemberAsync(bool isPrivate)
        {
            if (isPrivate)
            {
                await room.Owner.PostAsync($"channels/{room.ChannelId}/members", new { userId = room.Member.Id });
            }
        }

        public async Task StepAsync(int person, int kind, int target)
        {
            var actor = person switch { 0 => room.Owner, 1 => room.Member, _ => room.Stranger };
            var message = _messages.Count == 0 ? Guid.CreateVersion7() : _messages[target % _messages.Count];

            // Few messages and emoji, so that people often meet what they gave before.
            var reaction = $"messages/{_messages.ElementAtOrDefault(target % 2)}/reactions/{Uri.EscapeDataString(Emoji[target / 2 % 2])}";
            using var response = kind switch
            {
                <= 4 => await actor.SendAsync(HttpMethod.Post, room.Messages, new { body = $"body {target}" }),
                <= 7 => await actor.SendAsync(HttpMethod.Post, room.Messages, new { body = $"reply {target}", threadRootId = message }),
                <= 9 => await actor.SendAsync(HttpMethod.Patch, $"messages/{message}", new { body = $"edit {target}" }),
                <= 11 => await actor.SendAsync(HttpMethod.Delete, $"messages/{message}"),
                <= 14 => await actor.SendAsync(HttpMethod.Put, reaction),
                <= 16 => await actor.SendAsync(HttpMethod.Delete, reaction),
                17 => await actor.SendAsync(HttpMethod.Patch, $"channels/{room.ChannelId}", new { topic = $"topic {target}" }),
                18 => await actor.SendAsync(HttpMethod.Patch, $"channels/{room.ChannelId}", new { isArchived = target % 4 == 0 }),
                19 => await actor.SendAsync(HttpMethod.Delete, $"channels/{room.ChannelId}/members/{room.Member.Id}"),
                21 =>
                    await actor.SendAsync(HttpMethod.Post, $"lists/{listId}/cards", new { title = "From a message", messageId = message }),
                _ => await actor.SendAsync(HttpMethod.Post, $"channels/{room.ChannelId}/members", new { userId = room.Member.Id }),
            };
            Assert.True(response.StatusCode < HttpStatusCode.InternalServerError, response.ToString());
            if (kind <= 7 && response.IsSuccessStatusCode)
            {
                var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                _messages.Add(JsonNode.Parse(text)!.Id());
            }
        }

        /// <summary>The types of event that were folded.</summary>
        public async Task<IEnumerable<string>> CompareAsync(bool isPrivate)
        {
            var events = await room.EventsAsync(room.Owner);
            Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => (int)e.Seq()));
            var fold = new ChannelFold();
            foreach (var e in events)
            {
                e["streamId"] = room.ChannelId.ToString();
                fold.Apply(e);
            }

            JsonArray fresh = [.. (await room.AllAsync(room.Owner)).Select(message => message.DeepClone())];
            Assert.True(JsonNode.DeepEquals(fresh, fold.Messages()), $"read {fresh}\nfolded {fold.Messages()}");
            var channel = await room.Owner.GetAsync($"channels/{room.ChannelId}");
            Assert.All(fold.Channel, member => Assert.True(
                JsonNode.DeepEquals(channel[member.Key], member.Value),
                $"{member.Key}: read {channel[member.Key]}, folded {member.Value}"));
            Assert.Equal(events.Count, channel["head"]!.GetValue<int>());
            if (isPrivate)
            {
                var members = (await room.Owner.GetAsync($"channels/{room.ChannelId}/members")).Items()
                    .Select(member => member.Text("userId")!);
                Assert.Equal(fold.Members.Order(), members.Order());
            }

            return events.Select(e => e.Text("type")!);
        }
    }
}
