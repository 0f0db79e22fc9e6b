using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Realtime.Platform.Data;

namespace Realtime.Platform.Audit;

/// <summary>What can be asked of the audit log on the server's own machine, while the server runs or not.</summary>
public static class AuditCommand
{
    private const int Intact = 0;
    private const int Broken = 1;
    private const int Unusable = 2;

    /// <summary>Keeps what the program logs out of what it tells, when the arguments ask for that and not for the server.</summary>
    /// <param name="builder">The program's.</param>
    /// <param name="args">The program's.</param>
    public static void AddAuditCommand(this IHostApplicationBuilder builder, string[] args)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (args is ["audit", ..])
        {
            builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        }
    }

    /// <summary>Runs <c>audit verify</c> or <c>audit export</c>, when the arguments ask for it and not for the server.</summary>
    /// <param name="services">The program's.</param>
    /// <param name="args">The program's.</param>
    /// <param name="output">Where to tell what was asked.</param>
    /// <param name="errors">Where to tell why it cannot be told.</param>
    /// <returns>
    /// The exit code: 0 when all is well, 1 when the log is not as it was written, 2 when there is none or something else was asked;
    /// null when the server is to start.
    /// </returns>
    public static async Task<int?> RunAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        if (args is not ["audit", .. var rest])
        {
            return null;
        }

        return rest switch
        {
            not ["verify" or "export", ..] => await RefuseAsync(errors, "Say 'audit verify' or 'audit export'."),
            _ when await FaultAsync(services) is { } fault => await RefuseAsync(errors, fault),
            ["verify", ..] => await VerifyAsync(services.GetRequiredService<AuditCheck>(), output),
            _ => await ExportAsync(services.GetRequiredService<AuditReading>(), output),
        };
    }

    private static async Task<int> VerifyAsync(AuditCheck check, TextWriter output)
    {
        var (chains, entries, breaks) = await check.RunAsync(CancellationToken.None);
        foreach (var (chainId, seq, reason) in breaks)
        {
            await output.WriteLineAsync($"Chain {chainId}, entry {seq}: {reason}");
        }

        await output.WriteLineAsync(breaks.Count == 0
            ? $"The audit log is as it was written: {entries} entries in {chains} chains."
            : $"The audit log is NOT as it was written: {breaks.Count} of {chains} chains are broken.");
        return breaks.Count == 0 ? Intact : Broken;
    }

    private static async Task<int> ExportAsync(AuditReading reading, TextWriter output)
    {
        foreach (var chainId in await reading.ChainsAsync(CancellationToken.None))
        {
            List<AuditEntry> page;
            var after = 0L;
            do
            {
                page = await reading.PageAsync(chainId, after, CancellationToken.None);
                foreach (var entry in page)
                {
                    await output.WriteAsync(JsonSerializer.Serialize(AuditView.Of(entry), Wire.TypeInfo<AuditView>()) + "\n");
                    after = entry.Seq;
                }
            }
            while (page.Count == AuditReading.PageSize);
        }

        return Intact;
    }

    private static async Task<int> RefuseAsync(TextWriter errors, string reason)
    {
        await errors.WriteLineAsync(reason);
        return Unusable;
    }

    /// <summary>Why there is no log to look at. Looking must not make one.</summary>
    private static async Task<string?> FaultAsync(IServiceProvider services)
    {
        var file = services.GetRequiredService<IOptions<DatabaseOptions>>().Value.File;
        if (!File.Exists(file))
        {
            return $"There is no database {file}.";
        }

        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        return (await db.Database.GetPendingMigrationsAsync()).Any() ? $"{file} is of an earlier version: start the server with it first." : null;
    }
}
