using System.Net;
using System.Text.Json.Nodes;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Settings;

public sealed class SettingsTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Untouched = """{"timeZone":"UTC","digest":false,"digestAt":"08:00","emailReminders":false}""";

    [Fact]
    public async Task Whoever_never_changed_any_has_the_usual_ones_and_a_change_keeps_the_rest()
    {
        await using var ana = await server.RegisterAsync();
        Assert.Equal(Untouched, (await ana.GetAsync("me/settings")).ToJsonString());

        await ana.StatusAsync(HttpMethod.Patch, "me/settings", new { timeZone = "Europe/Berlin", digest = true });
        await ana.StatusAsync(HttpMethod.Patch, "me/settings", new { digestAt = "07:30" });

        Assert.Equal(
            """{"timeZone":"Europe/Berlin","digest":true,"digestAt":"07:30","emailReminders":false}""",
            (await ana.GetAsync("me/settings")).ToJsonString());
    }

    [Theory]
    [InlineData("""{"timeZone":"Mars/Olympus"}""")]
    [InlineData("""{"digestAt":"25:00"}""")]
    [InlineData("""{"digest":"yes"}""")]
    [InlineData("""{"theme":"dark"}""")]
    public async Task Bad_settings_are_refused_and_change_nothing(string body)
    {
        await using var ana = await server.RegisterAsync();

        Assert.Equal(
            (HttpStatusCode.BadRequest, "request.invalid"), await ana.RefusalAsync(HttpMethod.Patch, "me/settings", JsonNode.Parse(body)));
        Assert.Equal(Untouched, (await ana.GetAsync("me/settings")).ToJsonString());
    }
}
