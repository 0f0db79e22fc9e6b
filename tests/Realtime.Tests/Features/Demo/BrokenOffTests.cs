using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Realtime.Features.Demo;
using Realtime.Platform.Data;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Demo;

public sealed class BrokenOffTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_story_that_broke_off_stops_the_next_start_and_names_the_folder_to_delete()
    {
        var seeder = ActivatorUtilities.CreateInstance<DemoSeeder>(server.Services);
        using (var stage = ActivatorUtilities.CreateInstance<DemoStage>(server.Services, new DemoClock(TimeProvider.System.GetUtcNow())))
        {
            await stage.BuildAsync(TestContext.Current.CancellationToken);
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(
                () => seeder.StartAsync(TestContext.Current.CancellationToken));
            var folder = server.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Directory;
            Assert.Contains($"{folder} was begun and not finished. Delete that folder", refused.Message, StringComparison.Ordinal);

            await stage.FinishAsync(TestContext.Current.CancellationToken);
        }

        await seeder.StartAsync(TestContext.Current.CancellationToken);
    }
}
