using System.Text.Json.Nodes;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Workspaces;

internal static class Reading
{
    /// <summary>All events of a stream.</summary>
    public static async Task<List<JsonNode>> EventsAsync(this Person person, Guid streamId)
    {
        List<JsonNode> all = [];
        while (true)
        {
            var page = await person.GetAsync($"streams/{streamId}/events?limit=200&after={all.Count}");
            all.AddRange(page.Items());
            if (all.Count >= page["head"]!.GetValue<long>())
            {
                return all;
            }
        }
    }

    public static async Task<List<string>> EventTypesAsync(this Person person, Guid streamId) =>
        [.. (await person.EventsAsync(streamId)).Select(e => e.Text("type")!)];

    /// <summary>All pages of a list.</summary>
    public static async Task<List<JsonNode>> AllAsync(this Person person, string path, int limit = 200)
    {
        List<JsonNode> all = [];
        string? next = null;
        do
        {
            var page = await person.GetAsync($"{path}?limit={limit}{(next is null ? "" : "&after=" + next)}");
            all.AddRange(page.Items());
            next = page.Text("next");
        }
        while (next is not null);
        return all;
    }

    public static long Number(this JsonNode node, string member) => node[member]!.GetValue<long>();

    public static bool Is(this JsonNode node, string member) => node[member]!.GetValue<bool>();
}
