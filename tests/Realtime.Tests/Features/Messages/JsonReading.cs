using System.Text.Json.Nodes;

namespace Realtime.Tests.Features.Messages;

internal static class JsonReading
{
    public static Guid Id(this JsonNode node) => node["id"]!.GetValue<Guid>();

    public static long Seq(this JsonNode node) => node["seq"]!.GetValue<long>();

    public static string? Text(this JsonNode node, string member) => node[member]?.GetValue<string>();

    public static IEnumerable<JsonNode> Items(this JsonNode page) => page["items"]!.AsArray().Select(item => item!);

    public static string Reactions(this JsonNode message) => message["reactions"]!.ToJsonString();
}
