using System.Net;

namespace Realtime.Platform.Identity;

/// <summary>
/// Ten wrong passwords in a quarter of an hour, counted by account and address together: guessing stops, yet nobody can lock
/// another person out, who signs in from elsewhere. Attempts count when they begin, so that many at once are no way around.
/// </summary>
internal sealed class SignInThrottle(TimeProvider clock)
{
    public const int MaxFailures = 10;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How many counts are kept. To push one out takes as many attempts elsewhere, slowed by hashes and <see cref="SignInRate"/>.
    /// </summary>
    public const int MaxEntries = 50_000;

    private readonly Lock _gate = new();
    private readonly RecentTable<(string Account, string Network), Entry> _entries = new(MaxEntries);

    /// <summary>Begins an attempt.</summary>
    /// <param name="account">The normalised email, whether such an account exists or not.</param>
    /// <param name="address">Where the caller is.</param>
    /// <exception cref="DomainError"><c>limit.exceeded</c>, with the time to wait.</exception>
    public Attempt Begin(string account, IPAddress? address)
    {
        var key = (account, CallerNetwork.Of(address));
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            var entry = _entries.TryGet(key, out var known) && known.Until > now ? known : new Entry(0, now + Window);
            if (entry.Failures >= MaxFailures)
            {
                throw new DomainError("limit.exceeded", 429, "Too many wrong passwords. Try again later.")
                {
                    RetryAfter = entry.Until - now,
                };
            }

            _entries.Set(key, entry with { Failures = entry.Failures + 1 });
        }

        return new Attempt(this, key);
    }

    /// <summary>Forgets failures: their owner showed by other means that the account is theirs.</summary>
    /// <param name="account">The normalised email.</param>
    /// <param name="address">Where its owner is.</param>
    public void Forget(string account, IPAddress? address) => Forget((account, CallerNetwork.Of(address)));

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
            if (!_entries.TryGet(key, out var entry))
            {
                return;
            }

            if (entry.Failures > 1)
            {
                _entries.Set(key, entry with { Failures = entry.Failures - 1 });
            }
            else
            {
                // A count of nothing would only take the place of one that matters.
                _entries.Remove(key);
            }
        }
    }

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
