using Microsoft.AspNetCore.Identity;
using Realtime.Platform.Identity;

namespace Realtime.Tests.Platform.Identity;

public sealed class PasswordHashingTests
{
    [Fact]
    public async Task Hashing_leaves_half_of_the_cores_to_others()
    {
        var hasher = new WatchedHasher();
        using var hashing = new PasswordHashing(hasher);
        await Task.WhenAll(Enumerable.Range(0, 4 * Environment.ProcessorCount)
            .Select(_ => hashing.HashAsync("correct horse", TestContext.Current.CancellationToken)));

        Assert.InRange(hasher.Most, 1, Math.Max(1, Environment.ProcessorCount / 2));
    }

    /// <summary>The real hasher, with a note of how many hashes ran at once.</summary>
    private sealed class WatchedHasher : IPasswordHasher<User>
    {
        private readonly Argon2PasswordHasher _hasher = new();
        private readonly Lock _gate = new();
        private int _running;

        public int Most { get; private set; }

        public string HashPassword(User user, string password)
        {
            Count(1);
            var hash = _hasher.HashPassword(user, password);
            Count(-1);
            return hash;
        }

        public PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword) =>
            throw new NotSupportedException();

        private void Count(int change)
        {
            lock (_gate)
            {
                _running += change;
                Most = Math.Max(Most, _running);
            }
        }
    }
}
