using System.Diagnostics;

namespace Realtime.Tests.Support.Processes;

/// <summary>The last lines that a process wrote, over all its starts.</summary>
public sealed class ProcessOutput
{
    private const int MostLines = 200;
    private readonly Lock gate = new();
    private readonly Queue<string> lines = [];

    /// <summary>Reads along until the process ends: a full pipe would stop it.</summary>
    internal void Follow(Process process)
    {
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public override string ToString()
    {
        lock (gate)
        {
            return string.Join('\n', lines);
        }
    }

    private void Add(string? line)
    {
        lock (gate)
        {
            if (line is not null)
            {
                lines.Enqueue(line);
            }

            if (lines.Count > MostLines)
            {
                lines.Dequeue();
            }
        }
    }
}
