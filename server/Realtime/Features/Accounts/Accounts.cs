using Microsoft.EntityFrameworkCore;
using Realtime.Platform;
using Realtime.Platform.Audit;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Accounts;

/// <summary>Makes and shows accounts; the only writer of <c>users</c>.</summary>
public sealed class Accounts(
    IDbContextFactory<AppDbContext> databases, EventLog log, PasswordHashing hashing, SignInGate gate, TimeProvider clock)
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

    /// <summary>Makes an account, asks by e-mail whether the address is its owner's, and opens its first session.</summary>
    internal async Task<SignedIn> RegisterAsync(
        RegisterRequest request, AccountMails mails, Device device, CancellationToken cancellationToken)
    {
        var sessionId = Ids.New(clock);
        var signedIn = await CreateAsync(
            request.Email,
            request.Password,
            request.DisplayName,
            isDemo: false,
            (scope, account) =>
            {
                mails.AddConfirmation(scope, account.Id, account.Email!);
                return gate.Open(scope, account, sessionId, before: null, device);
            },
            cancellationToken);
        mails.Charge(signedIn.Account.Email!);
        return signedIn.Completed();
    }

    /// <summary>Whether a text can be an e-mail address.</summary>
    internal static bool IsEmail(string text) =>
        text.Length <= Credentials.MaxEmail && Text.IsStorable(text) && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
        && text.Split('@') is [{ Length: > 0 }, { Length: > 0 }];

    /// <summary>Inside a command: whether an account has the address, whatever its case.</summary>
    internal static bool HasEmail(WriteScope scope, string email) =>
        scope.Statement("select count(*) from users where normalized_user_name = @0").Scalar<long>(Credentials.Normalise(email)) > 0;

    /// <summary>Inside a command: an account that exists.</summary>
    internal static Account Get(WriteScope scope, Guid id)
    {
        using var row = scope.Statement("select email, display_name from users where id = @0").Query(id);
        return row.Read() ? new Account(id, row.IsDBNull(0) ? null : row.GetString(0), row.GetString(1)) : throw Errors.SignInRequired();
    }

    /// <summary>Inside a command: whether an account can be signed in to by password.</summary>
    internal static bool HasPassword(WriteScope scope, Guid id) =>
        scope.Statement("select count(*) from users where id = @0 and password_hash is not null").Scalar<long>(id) > 0;

    /// <summary>Inside a command: notes that an address is its account's, whoever said so that we believe.</summary>
    /// <returns>Whether the account has that address.</returns>
    internal static bool ConfirmEmail(WriteScope scope, Guid id, string email) =>
        scope.Statement("update users set email_confirmed = 1 where id = @0 and normalized_email = @1")
            .Execute(id, Credentials.Normalise(email)) > 0;

    /// <summary>Inside a command of the new account's own: makes an account and its inbox, without a password.</summary>
    /// <param name="scope">The command; its actor is the new account.</param>
    /// <param name="email">Checked already; null when none is known to be its owner's.</param>
    /// <param name="displayName">1 to 64 characters, checked already.</param>
    /// <exception cref="DomainError"><c>auth.email_taken</c>.</exception>
    internal static Account CreateWithoutPassword(WriteScope scope, string? email, string displayName)
    {
        var account = new Account(scope.ActorId, email, displayName);
        Insert(scope, account, hash: null, isDemo: false);
        if (email is not null)
        {
            ConfirmEmail(scope, account.Id, email);
        }

        return account;
    }

    /// <summary>The caller's own account.</summary>
    /// <exception cref="DomainError"><c>auth.required</c> when the account is gone.</exception>
    public async Task<Me> GetMeAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Users
            .Where(user => user.Id == caller.UserId)
            .Select(user => new Me(
                user.Id, user.Email, user.DisplayName, user.CreatedAt, user.Id, user.EmailConfirmed, user.PasswordHash != null))
            .FirstOrDefaultAsync(cancellationToken) ?? throw Errors.SignInRequired();
    }

    private async Task<T> CreateAsync<T>(
        string email, string password, string displayName, bool isDemo, Func<WriteScope, Account, T> and,
        CancellationToken cancellationToken)
    {
        var address = Credentials.NewEmail(email);
        var account = new Account(Ids.New(clock), address, DisplayNames.Check(displayName));
        var hash = await hashing.HashAsync(Credentials.NewPassword(password, address), cancellationToken);

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

    private static void Insert(WriteScope scope, Account account, string? hash, bool isDemo)
    {
        // An account without an address is known by its id there, which nobody can type as an e-mail.
        var name = account.Email is { } email ? Credentials.Normalise(email) : account.Id.ToString("N");
        if (scope.Db.Users.Any(user => user.NormalizedUserName == name))
        {
            throw new DomainError("auth.email_taken", 409, "There is an account with this email already.") { Member = "email" };
        }

        scope.Db.Users.Add(new User
        {
            Id = account.Id,
            UserName = account.Email ?? name,
            NormalizedUserName = name,
            Email = account.Email,
            NormalizedEmail = account.Email is null ? null : name,
            DisplayName = account.DisplayName,
            PasswordHash = hash,
            SecurityStamp = account.Id.ToString(),
            IsDemo = isDemo,
            CreatedAt = scope.Now,
        });
        scope.Db.SaveChanges();
        scope.CreateStream(account.Id, UserStreamRule.StreamKind);
        scope.Audit(Guid.Empty, "account.created", "user", account.Id, new AuditFact("displayName", null, account.DisplayName));
    }
}
