using Microsoft.EntityFrameworkCore;
using Realtime.Platform;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Accounts;

/// <summary>Makes and shows accounts; the only writer of <c>users</c>.</summary>
public sealed class Accounts(
    IDbContextFactory<AppDbContext> databases, EventLog log, PasswordHashing hashing, TimeProvider clock)
{
    /// <summary>Makes an account and its inbox.</summary>
    /// <param name="email">Up to 254 characters; unique whatever its case.</param>
    /// <param name="password">8 to 128 characters, and not one that everybody tries first.</param>
    /// <param name="displayName">1 to 64 characters after trimming.</param>
    /// <param name="isDemo">Whether the account may be used without its password on a demonstration server.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="DomainError"><c>request.invalid</c>, <c>auth.email_taken</c> or <c>server.busy</c>.</exception>
    public Task<Account> CreateAsync(
        string email, string password, string displayName, bool isDemo = false, CancellationToken cancellationToken = default) =>
        CreateAsync(email, password, displayName, isDemo, (_, account) => account, cancellationToken);

    /// <summary>Makes an account and opens its first session.</summary>
    internal Task<SignedIn> RegisterAsync(RegisterRequest request, Device device, CancellationToken cancellationToken)
    {
        var sessionId = Ids.New(clock);
        return CreateAsync(
            request.Email,
            request.Password,
            request.DisplayName,
            isDemo: false,
            (scope, account) =>
            {
                SessionStore.Open(scope, sessionId, account.Id, SessionKind.Browser, device);
                return new SignedIn(account, sessionId);
            },
            cancellationToken);
    }

    /// <summary>The caller's own account.</summary>
    /// <exception cref="DomainError"><c>auth.required</c> when the account is gone.</exception>
    public async Task<Me> GetMeAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Users
            .Where(user => user.Id == caller.UserId)
            .Select(user => new Me(user.Id, user.Email!, user.DisplayName, user.CreatedAt, user.Id))
            .FirstOrDefaultAsync(cancellationToken) ?? throw Errors.SignInRequired();
    }

    private async Task<T> CreateAsync<T>(
        string email, string password, string displayName, bool isDemo, Func<WriteScope, Account, T> and, CancellationToken cancellationToken)
    {
        var account = new Account(Ids.New(clock), Credentials.NewEmail(email), Text.CheckLine("displayName", displayName, 1, 64));
        var hash = await hashing.HashAsync(Credentials.NewPassword(password, account.Email), cancellationToken);

        // No operation id: the actor is new with every attempt. Sent again, it answers auth.email_taken and changes nothing.
        return await log.WriteAsync(
            account.Id,
            new Operation(account.Id, "account.create", null),
            scope =>
            {
                Insert(scope, account, hash, isDemo);
                return and(scope, account);
            },
            cancellationToken);
    }

    private static void Insert(WriteScope scope, Account account, string hash, bool isDemo)
    {
        var name = Credentials.Normalise(account.Email);
        if (scope.Db.Users.Any(user => user.NormalizedUserName == name))
        {
            throw new DomainError("auth.email_taken", 409, "There is an account with this email already.") { Member = "email" };
        }

        scope.Db.Users.Add(new User
        {
            Id = account.Id,
            UserName = account.Email,
            NormalizedUserName = name,
            Email = account.Email,
            NormalizedEmail = name,
            DisplayName = account.DisplayName,
            PasswordHash = hash,
            SecurityStamp = account.Id.ToString(),
            IsDemo = isDemo,
            CreatedAt = scope.Now,
        });
        scope.Db.SaveChanges();
        scope.CreateStream(account.Id, UserStreamRule.StreamKind);
    }
}
