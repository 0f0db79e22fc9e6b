using System.Globalization;
using System.Text.Json.Nodes;
using Realtime.Tests.Support;
using Realtime.Tests.Support.Processes;

namespace Realtime.Tests.Platform.Audit;

public sealed class DenialFloodTests(DenialFloodTests.Server server) : IClassFixture<DenialFloodTests.Server>
{
    private const int Share = 5;

    [Fact]
    public async Task Of_a_flood_a_share_gets_entries_and_the_rest_is_counted()
    {
        const int Calls = 60;
        await using var stranger = await server.RegisterAsync("Stranger");
        await using var other = await server.RegisterAsync("Other");
        await Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => stranger.StatusAsync(HttpMethod.Get, $"channels/{Guid.CreateVersion7()}")));
        await other.StatusAsync(HttpMethod.Get, $"channels/{Guid.CreateVersion7()}");

        await server.DenialsAsync(other, 1);
        await Wait.UntilAsync("all to be told of", () => server.RowsOf(stranger).Count(row => row.Action == "access.denied") + Unrecorded() == Calls);
        Assert.InRange(server.RowsOf(stranger).Count(row => row.Action == "access.denied"), Share, Share + 1);
    }

    [Fact]
    public async Task What_waits_when_the_server_stops_is_written_before_it_ends()
    {
        await using var process = await ServerProcess.StartAsync();
        using var http = new HttpClient { BaseAddress = process.BaseAddress };
        http.DefaultRequestHeaders.Add("X-CSRF", "1");
        using var content = new StringContent(
            """{"email":"ana@example.org","password":"correct horse battery","displayName":"Ana"}""", null, "application/json");
        using var registered = await http.PostAsync(new Uri("/api/v1/auth/register", UriKind.Relative), content, TestContext.Current.CancellationToken);
        registered.EnsureSuccessStatusCode();
        var absent = Enumerable.Range(0, 50).Select(_ => Guid.CreateVersion7()).ToList();
        await Task.WhenAll(absent.Select(id => http.GetAsync(new Uri($"/api/v1/channels/{id}", UriKind.Relative), TestContext.Current.CancellationToken)));

        Assert.Equal(0, await process.StopAsync());

        var rows = AuditRow.Read(Path.Combine(process.DataDirectory, "realtime.db"), Guid.Empty);
        Assert.Equal(absent.Order(), rows.Where(row => row.Action == "access.denied").Select(row => row.TargetId!.Value).Order());
    }

    private int Unrecorded() => server.Rows(Guid.Empty).Where(row => row.Action == "access.denied_unrecorded")
        .Sum(row => int.Parse(JsonNode.Parse(row.After!)!["count"]!.GetValue<string>(), CultureInfo.InvariantCulture));

    public sealed class Server : AuditServer
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
        {
            ["Audit:CountInterval"] = "00:00:00.05",
            ["Audit:DenialsBurst"] = $"{Share}",
            ["Audit:DenialsPerMinute"] = "1",
        };
    }
}
