using Microsoft.EntityFrameworkCore;
using Realtime.Platform;
using Realtime.Platform.Audit;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Tokens;

/// <summary>The API tokens that people make for their programs.</summary>
public sealed class PersonalTokens(IDbContextFactory<AppDbContext> databases, EventLog log, TimeProvider clock)
{
    /// <summary>How many tokens a person may have.</summary>
    public const int MaxTokens = 50;

    /// <summary>
    /// Makes a token. It takes no operation id: the answer would have to be kept, and with it the token. Whoever sends again gets
    /// another one, and sees it in the list.
    /// </summary>
    /// <exception cref="DomainError"><c>request.invalid</c>, <c>limit.exceeded</c>.</exception>
    public async Task<NewTokenView> CreateAsync(Caller caller, CreateTokenRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var secret = Secrets.New(ApiTokens.Prefix);
        var now = clock.GetUtcNow();
        var token = new ApiToken
        {
            Id = Ids.New(clock),
            UserId = caller.UserId,
            Name = Text.CheckLine("name", request.Name, 1, ApiToken.MaxNameLength),
            Scopes = CheckScopes(request.Scopes),
            Hash = Secrets.Hash(secret),
            ExpiresAt = request.ExpiresAt is null || request.ExpiresAt > now
                ? request.ExpiresAt
                : throw Errors.Invalid("expiresAt", "It must be in the future."),
        };
        var view = await log.WriteAsync(
            caller.UserId, Operation.By(caller, "token.create", null), scope => Insert(scope, token), cancellationToken);
        return new NewTokenView(view.Id, view.Name, view.Scopes, view.CreatedAt, view.ExpiresAt, view.LastUsedAt, secret);
    }

    /// <summary>The caller's tokens, oldest first, those that expired within the last 30 days too.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c>.</exception>
    public async Task<Page<TokenView>> ListAsync(Caller caller, string? after, int? limit, CancellationToken cancellationToken)
    {
        var (count, from) = (Paging.Limit(limit), IdCursor.Parse(after));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<ApiToken>()
            .Where(token => token.UserId == caller.UserId && token.Id > from)
            .OrderBy(token => token.Id)
            .Take(count + 1)
            .ToListAsync(cancellationToken);
        var page = IdCursor.Page(rows, count, token => token.Id);
        return new Page<TokenView>([.. page.Items.Select(TokenView.Of)], page.Next);
    }

    /// <summary>Ends one of the caller's tokens and closes its sockets.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public Task RevokeAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
        log.WriteAsync(
            caller.UserId,
            Operation.By(caller, "token.revoke", null),
            scope =>
            {
                if (!ApiTokens.Revoke(scope, id, caller.UserId))
                {
                    throw Errors.NotFound();
                }

                scope.Audit(Guid.Empty, "token.ended", "token", id);
                return true;
            },
            cancellationToken);

    private static TokenView Insert(WriteScope scope, ApiToken token)
    {
        if (scope.Statement("select count(*) from api_tokens where user_id = @0").Scalar<long>(token.UserId) >= MaxTokens)
        {
            throw Errors.LimitExceeded($"A person has at most {MaxTokens} tokens.");
        }

        token.CreatedAt = scope.Now;
        scope.Statement(
            "insert into api_tokens (id, user_id, name, scopes, hash, created_at, expires_at) values (@0, @1, @2, @3, @4, @5, @6)")
            .Execute(token.Id, token.UserId, token.Name, (int)token.Scopes, token.Hash, token.CreatedAt, token.ExpiresAt);
        scope.Audit(
            Guid.Empty, "token.created", "token", token.Id,
            new AuditFact("name", null, token.Name), new AuditFact("scopes", null, string.Join(' ', ScopeNames.List(token.Scopes))));
        return TokenView.Of(token);
    }

    private static Scopes CheckScopes(IReadOnlyList<string> names) =>
        names.Count > 0 && names.All(name => ScopeNames.Find(name) != Scopes.None)
            ? ScopeNames.Of(names)
            : throw Errors.Invalid("scopes", $"It must be some of {string.Join(", ", ScopeNames.List(ScopeNames.Any))}.");
}
