using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Events;

public sealed class WriteLaneTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private readonly EventLog _log = server.Services.GetRequiredService<EventLog>();

    [Fact]
    public async Task Of_one_batch_only_the_command_that_fails_after_it_wrote_fails()
    {
        await using var ana = await server.RegisterAsync();
        var opId = Guid.CreateVersion7();
        var before = await HeadAsync(ana);

        var answers = await InOneBatchAsync(
            () => AppendAsync(ana, null),
            () => AppendAsync(ana, opId),
            () => WriteAsync(
                ana, null, scope => scope.Append(ana.Id, "test.lost", 0L) > 0 ? throw new DomainError("test.refused", 400, "No.") : 0),
            () => AppendAsync(ana, opId),
            () => AppendAsync(ana, null));

        Assert.Equal("test.refused", Assert.IsType<DomainError>(answers[2].Failure).Code);
        Assert.Equal([before + 1, before + 2, before + 2, before + 3], answers.Where((_, i) => i != 2).Select(answer => answer.Result));
        Assert.Equal(["test.kept", "test.kept", "test.kept"], await TypesAsync(ana, before));
    }

    [Fact]
    public async Task A_command_that_fails_in_EF_takes_nothing_and_nobody_with_it()
    {
        await using var ana = await server.RegisterAsync();
        var before = await HeadAsync(ana);

        var answers = await InOneBatchAsync(
            () => AppendAsync(ana, null),
            () => WriteAsync(ana, null, scope =>
            {
                // The stream is there already: the row breaks the table's key, inside the command's savepoint.
                scope.Db.Add(new Realtime.Platform.Events.Stream { Id = ana.Id, Kind = "user" });
                scope.Append(ana.Id, "test.lost", 0L);
                return scope.Db.SaveChanges();
            }),
            () => AppendAsync(ana, null));

        Assert.IsType<Microsoft.EntityFrameworkCore.DbUpdateException>(answers[1].Failure);
        Assert.Equal(["test.kept", "test.kept"], await TypesAsync(ana, before));
    }

    [Fact]
    public async Task One_operation_id_cannot_name_two_kinds_of_command()
    {
        await using var ana = await server.RegisterAsync();
        var opId = Guid.CreateVersion7();
        await AppendAsync(ana, opId);

        var refused = await Assert.ThrowsAsync<DomainError>(() => _log.WriteAsync(
            ana.Id, new Operation(ana.Id, "test.other", opId), scope => scope.Append(ana.Id, "test.lost", 0L),
            TestContext.Current.CancellationToken));

        Assert.Equal("operation.mismatch", refused.Code);
    }

    /// <summary>Holds the lane with a command until all the others wait behind it: they become one transaction.</summary>
    private async Task<List<(long Result, Exception? Failure)>> InOneBatchAsync(params Func<Task<long>>[] commands)
    {
        using var running = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var cancellation = TestContext.Current.CancellationToken;
        var holder = _log.WriteAsync(
            Guid.Empty,
            new Operation(Guid.Empty, "test.hold", null),
            _ =>
            {
                running.Set();
                release.Wait(cancellation);
                return 0L;
            },
            cancellation);
        running.Wait(cancellation);
        var waiting = commands.Select(command => command()).ToList();
        release.Set();
        await holder;

        var answers = new List<(long, Exception?)>();
        foreach (var task in waiting)
        {
            await task.ContinueWith(_ => { }, cancellation, TaskContinuationOptions.None, TaskScheduler.Default);
            answers.Add(task.IsFaulted ? (0, task.Exception!.InnerException) : (await task, null));
        }

        return answers;
    }

    private Task<long> AppendAsync(Person person, Guid? opId) =>
        WriteAsync(person, opId, scope => scope.Append(person.Id, "test.kept", 0L));

    private Task<long> WriteAsync(Person person, Guid? opId, Func<WriteScope, long> command) =>
        _log.WriteAsync(person.Id, new Operation(person.Id, "test.append", opId), command, TestContext.Current.CancellationToken);

    private static async Task<long> HeadAsync(Person person) =>
        (await person.GetAsync($"streams/{person.Id}/events"))["head"]!.GetValue<long>();

    private static async Task<string[]> TypesAsync(Person person, long after)
    {
        var page = await person.GetAsync($"streams/{person.Id}/events?after={after}");
        JsonNode?[] events = [.. page["items"]!.AsArray()];
        Assert.Equal(Enumerable.Range(1, events.Length).Select(i => after + i), events.Select(e => e!["seq"]!.GetValue<long>()));
        return [.. events.Select(e => e!["type"]!.GetValue<string>())];
    }
}
