using System.Diagnostics;

namespace Realtime.Tests.Support.Processes;

/// <summary>The last lines that a process wrote, over all its starts.</summary>
public sealed class ProcessOutput
{
    private const int MostLines = 200;
    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = [];

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
        lock (_gate)
        {
            return string.Join('\n', _lines);
        }
    }

    private void Add(string? line)
    {
        lock (_gate)
        {
            if (line is not null)
            {
                _lines.Enqueue(line);
            }

            if (_lines.Count > MostLines)
            {
                _lines.Dequeue();
            }
        }
    }
}
