using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Realtime.Tests.Support.Logs;

/// <summary>Keeps what a server logs and every secret that was shown to it, to see that neither holds the other.</summary>
public sealed class LogScan : ILoggerProvider
{
    // Shorter ones are words that may well stand in a log: tests try "wrong" as a password.
    private const int ShortestSecret = 10;

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentDictionary<string, string> _secrets = new();

    /// <summary>All that was logged.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>How many secrets were seen.</summary>
    public int Secrets => _secrets.Count;

    /// <summary>Remembers a secret.</summary>
    /// <param name="kind">What it is, for the message.</param>
    /// <param name="secret">As it was sent.</param>
    public void Note(string kind, string? secret)
    {
        if (secret is { Length: >= ShortestSecret })
        {
            _secrets[secret] = kind;
        }
    }

    /// <summary>The lines that hold a secret, with its kind.</summary>
    public IReadOnlyList<string> Leaks()
    {
        var lines = _lines.ToArray();
        var log = string.Join('\n', lines);
        return
        [
            .. _secrets.Where(secret => log.Contains(secret.Key, StringComparison.Ordinal)).SelectMany(secret => lines
                .Where(line => line.Contains(secret.Key, StringComparison.Ordinal))
                .Select(line => $"{secret.Value}: {line}")),
        ];
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(LogScan scan, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            scan._lines.Enqueue($"{category}: {formatter(state, exception)} {exception}");
    }
}
