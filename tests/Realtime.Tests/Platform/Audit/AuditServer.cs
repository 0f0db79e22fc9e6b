using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Realtime.Platform.Data;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Audit;

/// <summary>A server whose audit log is read from the file, without the product's code.</summary>
public class AuditServer : ServerFixture
{
    public string File => Services.GetRequiredService<IOptions<DatabaseOptions>>().Value.File;

    /// <summary>Refusals that got no entry are counted soon.</summary>
    protected override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string> { ["Audit:CountInterval"] = "00:00:00.05" };

    public List<AuditRow> Rows(Guid chainId) => AuditRow.Read(File, chainId);

    /// <summary>What somebody did or was refused outside of all workspaces.</summary>
    public List<AuditRow> RowsOf(Person person) => [.. Rows(Guid.Empty).Where(row => row.ActorId == person.Id)];

    /// <summary>Waits for so many entries about refusals of somebody's: they are written after the answer.</summary>
    public async Task<List<AuditRow>> DenialsAsync(Person person, int count, Guid chainId = default)
    {
        List<AuditRow> found = [];
        await Wait.UntilAsync(
            $"{count} entries about refusals",
            () => (found = [.. Rows(chainId).Where(row => row.ActorId == person.Id && row.Action == "access.denied")]).Count >= count);
        return found;
    }

    /// <summary>A connection of somebody who got at the file.</summary>
    public static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False;Default Timeout=30");
        connection.Open();
        return connection;
    }
}
