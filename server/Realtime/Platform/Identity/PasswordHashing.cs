using Microsoft.AspNetCore.Identity;

namespace Realtime.Platform.Identity;

/// <summary>
/// Hashes away from the request's thread, on half of the cores at most: each hash takes 19 MiB and tens of milliseconds, so a
/// flood of sign-ins must queue here and leave the other cores to those who are in already.
/// </summary>
public sealed class PasswordHashing(IPasswordHasher<User> hasher) : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly User s_nobody = new() { DisplayName = "" };
    private readonly SemaphoreSlim _slots = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly Lazy<string> _decoy = new(() => hasher.HashPassword(s_nobody, "no account has this password"));

    /// <summary>The hash to store.</summary>
    /// <param name="password">Checked already: at most 128 characters.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="DomainError"><c>server.busy</c> when no slot was free for ten seconds.</exception>
    public Task<string> HashAsync(string password, CancellationToken cancellationToken) =>
        RunAsync(() => hasher.HashPassword(s_nobody, password), cancellationToken);

    /// <summary>
    /// Whether the password is right. Without an account the same work is done, so that the time tells nobody which exist.
    /// </summary>
    /// <param name="hash">The stored hash; null when there is no such account.</param>
    /// <param name="password">What was typed.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="DomainError"><c>server.busy</c> when no slot was free for ten seconds.</exception>
    public Task<PasswordVerificationResult> VerifyAsync(string? hash, string password, CancellationToken cancellationToken) =>
        RunAsync(
            () =>
            {
                var result = hasher.VerifyHashedPassword(s_nobody, hash ?? _decoy.Value, password);
                return hash is null ? PasswordVerificationResult.Failed : result;
            },
            cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (!await _slots.WaitAsync(s_patience, cancellationToken))
        {
            throw Errors.Busy();
        }

        try
        {
            return await Task.Run(work, CancellationToken.None);
        }
        finally
        {
            _slots.Release();
        }
    }
}
