using System.Net;
using System.Net.Sockets;

namespace Realtime.Platform.Identity;

/// <summary>
/// Ten wrong passwords in a quarter of an hour, counted by account and address together: guessing stops, yet nobody can lock
/// another person out, who signs in from elsewhere. Attempts count when they begin, so that many at once are no way around.
/// </summary>
internal sealed class SignInThrottle(TimeProvider clock)
{
    public const int MaxFailures = 10;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private const int MaxEntries = 50_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Account, string Network), Entry> _entries = [];

    /// <summary>Begins an attempt.</summary>
    /// <param name="account">The normalised email, whether such an account exists or not.</param>
    /// <param name="address">Where the caller is.</param>
    /// <exception cref="DomainError"><c>limit.exceeded</c>, with the time to wait.</exception>
    public Attempt Begin(string account, IPAddress? address)
    {
        var key = (account, Network(address));
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            MakeRoom(now);
            var entry = _entries.TryGetValue(key, out var known) && known.Until > now ? known : new Entry(0, now + Window);
            if (entry.Failures >= MaxFailures)
            {
                throw new DomainError("limit.exceeded", 429, "Too many wrong passwords. Try again later.") { RetryAfter = entry.Until - now };
            }

            _entries[key] = entry with { Failures = entry.Failures + 1 };
        }

        return new Attempt(this, key);
    }

    private void Forget((string Account, string Network) key)
    {
        lock (_gate)
        {
            _entries.Remove(key);
        }
    }

    private void TakeBack((string Account, string Network) key)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out var entry))
            {
                _entries[key] = entry with { Failures = Math.Max(0, entry.Failures - 1) };
            }
        }
    }

    /// <summary>
    /// Keeps memory bounded: first what is over goes, then everything. Filling it within one window takes more password hashes
    /// than the machine can do, so that is no way to be forgotten.
    /// </summary>
    private void MakeRoom(DateTimeOffset now)
    {
        if (_entries.Count < MaxEntries)
        {
            return;
        }

        foreach (var (key, entry) in _entries)
        {
            if (entry.Until <= now)
            {
                _entries.Remove(key);
            }
        }

        if (_entries.Count >= MaxEntries)
        {
            _entries.Clear();
        }
    }

    /// <summary>An IPv6 caller owns a whole /64 and could change its address at every attempt.</summary>
    private static string Network(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    private readonly record struct Entry(int Failures, DateTimeOffset Until);

    /// <summary>One attempt; without an outcome (the server was busy, the caller left) it does not count.</summary>
    public sealed class Attempt(SignInThrottle throttle, (string Account, string Network) key) : IDisposable
    {
        private bool _decided;

        /// <summary>The password was wrong: the attempt counts.</summary>
        public void Failed() => _decided = true;

        /// <summary>The password was right: earlier failures are forgotten.</summary>
        public void Succeeded()
        {
            _decided = true;
            throttle.Forget(key);
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (!_decided)
            {
                throttle.TakeBack(key);
            }
        }
    }
}
