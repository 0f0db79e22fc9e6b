using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Realtime.Platform.Audit;
using Realtime.Platform.Data;

namespace Realtime.Tests.Platform.Audit;

/// <summary>Somebody who got at the file, and past the triggers, is found out.</summary>
public sealed class AuditVerifyTests(AuditServer server) : IClassFixture<AuditServer>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("realtime-audit-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("update audit_entries set after = '{\"name\":\"Forged\"}' where chain_id = $chain and seq = 3", 3)]
    [InlineData("update audit_entries set actor_id = null where chain_id = $chain and seq = 2", 2)]
    [InlineData("update audit_entries set at = at + 1 where chain_id = $chain and seq = 1", 1)]
    [InlineData("update audit_entries set target_kind = 'board' where chain_id = $chain and seq = 1", 1)]
    [InlineData("delete from audit_entries where chain_id = $chain and seq = 2", 2)]
    [InlineData("delete from audit_entries where chain_id = $chain", 1)]
    [InlineData("update audit_entries set seq = 5 - seq - 1000 where chain_id = $chain and seq in (2, 3); update audit_entries set seq = seq + 1000 where seq < 0", 2)]
    [InlineData("delete from audit_entries where chain_id = $chain and seq = 5", 5)]
    [InlineData("delete from audit_entries where chain_id = $chain; delete from audit_chains where id = $chain", 1)]
    [InlineData("delete from audit_entries where chain_id = $chain and seq = 5; update audit_chains set seq = 4 where id = $chain", 5)]
    [InlineData("update audit_entries set target_id = 'nonsense' where chain_id = $chain and seq = 1", 1)]
    [InlineData("delete from audit_chains where id = $chain", 6)]
    [InlineData("insert into audit_entries select chain_id, 6, at, actor_id, session_id, network, action, target_kind, target_id, before, after, previous, hash from audit_entries where chain_id = $chain and seq = 5", 6)]
    public async Task What_was_tampered_with_is_found_and_named(string sql, long seq)
    {
        var workspace = await CopyAsync();
        var (before, _) = await VerifyAsync();
        Tamper(sql, workspace);

        var (after, told) = await VerifyAsync();

        Assert.Equal((0, 1), (before, after));
        Assert.Contains($"Chain {workspace}, entry {seq}:", told, StringComparison.Ordinal);
        Assert.Contains("1 of", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_servers_own_chain_is_missed_by_all_others()
    {
        var workspace = await CopyAsync();
        Tamper("delete from audit_entries where chain_id = $chain; delete from audit_chains where id = $chain", Guid.Empty);

        var (exit, told) = await VerifyAsync();

        Assert.Equal(1, exit);
        Assert.Contains($"Chain {Guid.Empty}, entry 1:", told, StringComparison.Ordinal);
        Assert.Contains($"Chain {workspace}, entry 1:", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_that_somebody_made_up_is_found()
    {
        await CopyAsync();
        var forged = Guid.CreateVersion7();
        Tamper("insert into audit_chains (id, seq, hash) values ($chain, 0, zeroblob(32))", forged);

        var (exit, told) = await VerifyAsync();

        Assert.Equal(1, exit);
        Assert.Contains($"Chain {forged}, entry 1:", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_end_that_was_cut_off_and_written_anew_is_found_only_by_an_older_export()
    {
        var workspace = await CopyAsync();
        var (_, older) = await RunAsync("export");
        Tamper(
            """
            delete from audit_entries where chain_id = $chain and seq = 5;
            update audit_chains set seq = 4, hash = (select hash from audit_entries where chain_id = $chain and seq = 4) where id = $chain
            """,
            workspace);

        var (exit, _) = await VerifyAsync();
        var (_, newer) = await RunAsync("export");

        Assert.Equal(0, exit);
        var lost = Assert.Single(older.Split('\n').Except(newer.Split('\n')));
        Assert.Equal((workspace, 5), (new ExportedEntry(lost).ChainId, new ExportedEntry(lost).Seq));
    }

    [Fact]
    public async Task The_program_verifies_and_exports_without_starting_the_server()
    {
        var workspace = await CopyAsync();

        var (intact, _) = await RunAsync("verify");
        var (exported, lines) = await RunAsync("export");
        Tamper("delete from audit_entries where chain_id = $chain and seq = 5", workspace);
        var (broken, told) = await RunAsync("verify");
        var (nonsense, _) = await RunAsync("forget");

        Assert.Equal((0, 0, 1, 2), (intact, exported, broken, nonsense));
        Assert.Contains($"Chain {workspace}, entry 5:", told, StringComparison.Ordinal);
        var read = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new ExportedEntry(line)).ToList();
        Assert.All(read, entry => Assert.Equal(entry.Hash, entry.ComputedHash));
        Assert.Equal(5, read.Count(entry => entry.ChainId == workspace));
        Assert.Contains(read, entry => entry.ChainId == Guid.Empty);
    }

    [Fact]
    public async Task Looking_for_a_log_makes_none()
    {
        var (exit, told) = await VerifyAsync();

        Assert.Equal(2, exit);
        Assert.StartsWith("There is no database", told, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    /// <summary>A workspace with five entries, and the database with it as a file of its own.</summary>
    private async Task<Guid> CopyAsync()
    {
        await using var ana = await server.RegisterAsync();
        var workspace = (await ana.PostAsync("workspaces", new { name = "Harbour" }))["id"]!.GetValue<Guid>();
        await ana.SendAsync(HttpMethod.Patch, $"workspaces/{workspace}", new { name = "Port" });
        await ana.PostAsync($"workspaces/{workspace}/invites", new { });
        Assert.Equal(5, server.Rows(workspace).Count);
        await using var connection = AuditServer.Open(server.File);
        await using var command = connection.CreateCommand();
        command.CommandText = "vacuum into @file";
        command.Parameters.AddWithValue("@file", Path.Combine(_folder, "realtime.db"));
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return workspace;
    }

    private void Tamper(string sql, Guid chain)
    {
        using var connection = AuditServer.Open(Path.Combine(_folder, "realtime.db"));
        using var command = connection.CreateCommand();
        foreach (var trigger in (string[])["entries_no_update", "entries_no_delete", "entries_no_replace", "chains_no_delete", "chains_no_way_back"])
        {
            command.CommandText += $"drop trigger audit_{trigger};";
        }

        command.CommandText += sql;
        command.Parameters.AddWithValue("$chain", chain);
        command.ExecuteNonQuery();
    }

    private async Task<(int Exit, string Told)> VerifyAsync()
    {
        var builder = WebApplication.CreateBuilder([$"--Data:Directory={_folder}"]);
        builder.AddDataPlatform();
        await using var program = builder.Build();
        await using var told = new StringWriter();
        var exit = await AuditCommand.RunAsync(program.Services, ["audit", "verify"], told, told);
        return (exit!.Value, told.ToString());
    }

    private async Task<(int Exit, string Told)> RunAsync(string what)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            // What the program logs must not get into what it exports.
            ArgumentList = { "Realtime.Host.dll", "audit", what, "--Data:Directory", _folder, "--Logging:LogLevel:Microsoft.EntityFrameworkCore", "Debug" },
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var told = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(await errors);
        return (process.ExitCode, told);
    }
}
