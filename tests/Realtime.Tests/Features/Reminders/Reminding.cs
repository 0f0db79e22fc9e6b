using System.Text.Json.Nodes;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;
using Realtime.Tests.Support.Time;

namespace Realtime.Tests.Features.Reminders;

/// <summary>What the tests of reminders ask for in short words.</summary>
internal static class Reminding
{
    public static Task<JsonNode> RemindAsync(Person person, Deck deck, object request) =>
        person.PostAsync($"cards/{deck.Card}/reminders", request);

    public static async Task<List<JsonNode>> ListAsync(Person person, Deck deck) =>
        [.. (await person.GetAsync($"cards/{deck.Card}/reminders")).Items()];

    public static async Task<List<JsonNode>> InboxAsync(Person person) => [.. (await person.GetAsync("inbox")).Items()];

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, null);
}
