using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;
using Realtime.Tests.Support.Processes;

namespace Realtime.Tests.Promises;

/// <summary>A reminder fires once for each instant, whatever crashes: across kill -9, with real seconds.</summary>
public sealed class ReminderCrashTests(ITestOutputHelper output)
{
    private const int Kills = 20;
    private const int OnCard = 20;
    private static readonly TimeSpan s_ahead = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_apart = TimeSpan.FromMilliseconds(50);

    [Fact(Timeout = 600_000)]
    public async Task Each_reminder_fires_exactly_once_when_the_server_is_killed_twenty_times_around_their_instants()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        await using var server = await ServerProcess.StartAsync("--Jobs:PassInterval", "00:00:01");
        using var ana =
            new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = server.BaseAddress };
        ana.DefaultRequestHeaders.Add("X-CSRF", "1");
        await PostAsync(ana, "auth/register", new { email = "ana@example.org", password = "a rather long phrase", displayName = "Ana" });
        var list = await MakeListAsync(ana);
        List<string> wanted = [];
        for (var kill = 0; kill < Kills; kill++)
        {
            // The moment of the kill lies anywhere between just before the first firing and just after the last.
            var (card, first) = await AskAsync(ana, list, wanted);
            var moment = first + (s_apart * (random.NextDouble() * (OnCard + 4) - 2)) - TimeProvider.System.GetUtcNow();
            await Task.Delay(moment > TimeSpan.Zero ? moment : TimeSpan.Zero, TestContext.Current.CancellationToken);
            var before = (await ItemsAsync(ana)).Count(data => data.Text("cardId") == card);
            await server.KillAsync();
            output.WriteLine($"Kill {kill}: at least {before} of {OnCard} had fired");
            await server.StartAgainAsync();
        }

        await Wait.UntilAsync("as many notices as reminders", async () => (await ItemsAsync(ana)).Count >= wanted.Count, seconds: 100);
        await UntilNextPassEndedAsync(server.DataDirectory);
        var fired = (await ItemsAsync(ana)).ConvertAll(data => $"{data.Text("cardId")} {data.Text("dueAt")}");
        Assert.Equal(wanted.Order(), fired.Order());
        output.WriteLine($"Late: {await LateAsync(ana)} of {fired.Count}");
    }

    private static async Task<Guid> MakeListAsync(HttpClient ana)
    {
        var workspace = (await PostAsync(ana, "workspaces", new { name = "Crash" })).Id();
        var board = (await PostAsync(ana, $"workspaces/{workspace}/boards", new { name = "Plan" })).Id();
        return (await GetAsync(ana, $"boards/{board}"))["lists"]![0]!.Id();
    }

    /// <summary>
    /// A card with reminders one after another from a moment ahead on. On a slow machine some may have passed before the server read
    /// them, which it refuses: then another card gets more time. Those that were taken have to fire all the same.
    /// </summary>
    private static async Task<(string Card, DateTimeOffset First)> AskAsync(HttpClient ana, Guid list, List<string> wanted)
    {
        for (var ahead = s_ahead; ; ahead *= 2)
        {
            var card = (await PostAsync(ana, $"lists/{list}/cards", new { title = "Card" })).Text("id")!;
            var first = TimeProvider.System.GetUtcNow() + ahead;
            var made = await Task.WhenAll(Enumerable.Range(0, OnCard).Select(i => AskAsync(ana, card, first + (s_apart * i))));
            wanted.AddRange(made.OfType<JsonNode>().Select(reminder => $"{card} {reminder.Text("firesAt")}"));
            if (Array.TrueForAll(made, reminder => reminder is not null))
            {
                return (card, first);
            }
        }
    }

    /// <returns>The reminder, or null where its instant had passed.</returns>
    private static async Task<JsonNode?> AskAsync(HttpClient ana, string card, DateTimeOffset dueAt)
    {
        var (status, answer) = await SendAsync(ana, $"cards/{card}/reminders", new { dueAt });
        if (status == HttpStatusCode.BadRequest)
        {
            Assert.Equal("It must be ahead.", answer["errors"]!["dueAt"]![0]!.GetValue<string>());
            return null;
        }

        Assert.Equal(HttpStatusCode.Created, status);
        return answer;
    }

    /// <summary>
    /// Waits until a pass over all that is due has begun after now, and ended: passes do not overlap, so when the next but one has
    /// begun, the next has ended. What fires twice does so by then.
    /// </summary>
    private static async Task UntilNextPassEndedAsync(string folder)
    {
        await using var database = new SqliteConnection($"Data Source={Directory.GetFiles(folder, "*.db").Single()};Mode=ReadOnly");
        await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = database.CreateCommand();
        command.CommandText = "select prev_fire_time from qrtz_triggers where trigger_name = 'due-pass'";
        var seen = (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        for (var begun = 0; begun < 2; begun++)
        {
            var last = seen;
            await Wait.UntilAsync("a pass", async () =>
                (seen = (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!) > last);
        }
    }

    private static async Task<int> LateAsync(HttpClient ana) => (await ItemsAsync(ana)).Count(data => data["isLate"]!.GetValue<bool>());

    private static async Task<List<JsonNode>> ItemsAsync(HttpClient ana)
    {
        List<JsonNode> all = [];
        string? next = null;
        do
        {
            var page = await GetAsync(ana, "inbox?limit=200" + (next is null ? "" : "&before=" + next));
            all.AddRange(page.Items().Select(item => item["data"]!));
            next = page.Text("next");
        }
        while (next is not null);
        return all;
    }

    private static async Task<JsonNode> GetAsync(HttpClient ana, string path) =>
        JsonNode.Parse(await ana.GetStringAsync(new Uri("/api/v1/" + path, UriKind.Relative), TestContext.Current.CancellationToken))!;

    private static async Task<JsonNode> PostAsync(HttpClient ana, string path, object body)
    {
        var (status, answer) = await SendAsync(ana, path, body);
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Created, answer.ToJsonString());
        return answer;
    }

    private static async Task<(HttpStatusCode Status, JsonNode Answer)> SendAsync(HttpClient ana, string path, object body)
    {
        using var reply = await ana.PostAsJsonAsync("/api/v1/" + path, body, TestContext.Current.CancellationToken);
        return (reply.StatusCode, JsonNode.Parse(await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }
}
