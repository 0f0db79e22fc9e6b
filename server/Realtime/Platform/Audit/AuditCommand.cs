using Microsoft.Extensions.DependencyInjection;

namespace Realtime.Platform.Audit;

/// <summary>What can be asked of the audit log on the server's own machine.</summary>
public static class AuditCommand
{
    /// <summary>Whether the arguments ask for it and not for the server.</summary>
    /// <param name="args">The program's.</param>
    public static bool IsMeant(IReadOnlyList<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return args is ["audit", "verify", ..];
    }

    /// <summary>Tells whether the log is as it was written.</summary>
    /// <param name="services">The program's.</param>
    /// <param name="output">Where to tell.</param>
    /// <returns>0 when it is, 1 when it is not.</returns>
    public static async Task<int> VerifyAsync(IServiceProvider services, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var breaks = await services.GetRequiredService<AuditCheck>().RunAsync(CancellationToken.None);
        foreach (var found in breaks)
        {
            await output.WriteLineAsync($"Chain {found.ChainId}, entry {found.Seq}: {found.Reason}");
        }

        await output.WriteLineAsync(breaks.Count == 0 ? "The audit log is as it was written." : $"{breaks.Count} chains are broken.");
        return breaks.Count == 0 ? 0 : 1;
    }
}
