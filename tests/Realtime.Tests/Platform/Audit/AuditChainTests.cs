using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Platform;
using Realtime.Platform.Audit;
using Realtime.Platform.Events;

namespace Realtime.Tests.Platform.Audit;

public sealed class AuditChainTests(AuditServer server) : IClassFixture<AuditServer>
{
    private readonly EventLog _log = server.Services.GetRequiredService<EventLog>();

    [Fact]
    public async Task A_command_that_fails_after_it_told_the_log_leaves_no_entry_and_no_gap()
    {
        var chain = Guid.CreateVersion7();
        var failing = Enumerable.Range(0, 20).Select(i => WriteAsync(chain, i, fails: i % 2 == 1)).ToArray();
        await Task.WhenAll(failing.Select(async writing => await ((Task)writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing)));

        Assert.Equal(10, failing.Count(writing => writing.Exception?.InnerException is DomainError { Code: "test.refused" }));
        Assert.Equal(Enumerable.Range(1, 10).Select(seq => (long)seq), server.Rows(chain).Select(row => row.Seq));
        Assert.All(server.Rows(chain), row => Assert.Equal(0, int.Parse(row.After![^3..^2], null) % 2));
        Assert.Empty((await CheckAsync()).Breaks);
    }

    [Fact]
    public async Task A_chain_is_checked_in_pieces_while_it_grows()
    {
        var chain = Guid.CreateVersion7();
        var writing = Enumerable.Range(0, AuditReading.PageSize + 1).Select(i => WriteAsync(chain, i, fails: false)).ToArray();
        var all = Task.WhenAll(writing);
        AuditFindings found;
        do
        {
            found = await CheckAsync();
            Assert.Empty(found.Breaks);
        }
        while (!all.IsCompleted);

        await all;
        Assert.InRange((await CheckAsync()).Entries, AuditReading.PageSize + 1, long.MaxValue);
    }

    [Fact]
    public async Task The_servers_chain_tells_once_that_another_began()
    {
        var chain = Guid.CreateVersion7();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => WriteAsync(chain, i, fails: false)));

        Assert.Single(server.Rows(Guid.Empty), row => row.Action == "chain.begun" && row.TargetId == chain);
    }

    [Fact]
    public async Task What_did_not_change_is_not_told()
    {
        var chain = Guid.CreateVersion7();
        await _log.WriteAsync(
            chain,
            new Operation(Guid.CreateVersion7(), "test.audit", null),
            scope =>
            {
                scope.Audit(chain, "test.changed", "test", null, new AuditFact("name", "Old", "New"), new AuditFact("topic", "Same", "Same"));
                return true;
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(("test.changed", """{"name":"Old"}""", """{"name":"New"}"""), server.Rows(chain).Single().Change);
    }

    [Theory]
    [InlineData("update audit_entries set action = 'test.forged' where seq = 1")]
    [InlineData("delete from audit_entries where seq = 1")]
    [InlineData("insert or replace into audit_entries select * from audit_entries where seq = 1 limit 1")]
    [InlineData("delete from audit_chains")]
    [InlineData("update audit_chains set seq = seq - 1")]
    public async Task The_database_refuses_to_change_what_is_written(string sql)
    {
        await WriteAsync(Guid.CreateVersion7(), 0, fails: false);
        await using var connection = AuditServer.Open(server.File);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants above
        command.CommandText = sql;
#pragma warning restore CA2100

        var refused = await Assert.ThrowsAsync<SqliteException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Contains("The audit log is not changed.", refused.Message, StringComparison.Ordinal);
    }

    private Task<bool> WriteAsync(Guid chain, int number, bool fails) =>
        _log.WriteAsync(
            chain,
            new Operation(Guid.CreateVersion7(), "test.audit", null),
            scope =>
            {
                scope.Audit(chain, "test.counted", "test", null, new AuditFact("number", null, $"{number}"));
                return fails ? throw new DomainError("test.refused", 400, "No.") : true;
            },
            TestContext.Current.CancellationToken);

    private Task<AuditFindings> CheckAsync() =>
        server.Services.GetRequiredService<AuditCheck>().RunAsync(TestContext.Current.CancellationToken);
}
