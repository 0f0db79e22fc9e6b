using System.Net;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Accounts;

/// <summary>Gives programs their tokens: by password at first, then each time by the refresh token that came before.</summary>
internal sealed class TokenGrants(EventLog log, Proofs proofs, SignInGate gate, AccessTokens tokens, TimeProvider clock)
{
    /// <summary>A pair of tokens.</summary>
    /// <exception cref="DomainError">
    /// <c>auth.grant_unsupported</c>, <c>auth.invalid_credentials</c>, <c>auth.second_factor_required</c>,
    /// <c>auth.refresh_invalid</c>, <c>auth.refresh_reused</c> or
    /// <c>limit.exceeded</c>.
    /// </exception>
    public Task<TokenReply> IssueAsync(TokenRequest request, Device device, IPAddress? address, CancellationToken cancellationToken) =>
        request.GrantType switch
        {
            "password" => OpenAsync(new Credentials(request.Email ?? "", request.Password ?? "", address), device, cancellationToken),
            "refresh_token" => RefreshAsync(request.RefreshToken ?? "", device, cancellationToken),
            _ => throw new DomainError("auth.grant_unsupported", 400, "The grant type must be 'password' or 'refresh_token'.")
            {
                Member = "grantType",
            },
        };

    private async Task<TokenReply> OpenAsync(Credentials credentials, Device device, CancellationToken cancellationToken)
    {
        var proof = await proofs.ProveAsync(credentials, cancellationToken);
        var (userId, sessionId, refresh) = (proof.Account.Id, Ids.New(clock), Secrets.New());
        var signedIn = await log.WriteAsync(
            userId,
            new Operation(userId, "session.open", null),
            scope =>
            {
                proof.Apply(scope);
                var opened = gate.OpenProgram(scope, proof.Account, sessionId, device);
                if (opened.Question is null)
                {
                    RefreshTokens.Add(scope, sessionId, refresh);
                }

                return opened;
            },
            cancellationToken);
        signedIn.Completed();
        return tokens.Pair(userId, sessionId, refresh);
    }

    private async Task<TokenReply> RefreshAsync(string token, Device device, CancellationToken cancellationToken)
    {
        // Made out here: a command that runs a second time must do the same again.
        var next = Secrets.New();
        var (result, session) = await log.WriteAsync(
            Guid.Empty,
            new Operation(Guid.Empty, "session.refresh", null),
            scope =>
            {
                var outcome = RefreshTokens.Use(scope, token, device);
                if (outcome.Session is { } open)
                {
                    RefreshTokens.Add(scope, open.Id, next);
                }

                return outcome;
            },
            cancellationToken);
        return result switch
        {
            RefreshResult.Accepted => tokens.Pair(session!.UserId, session.Id, next),
            RefreshResult.Reused => throw new DomainError(
                "auth.refresh_reused", 401, "This refresh token was used before, so its session has ended. Sign in again."),
            _ => throw new DomainError("auth.refresh_invalid", 401, "This refresh token is not known, or its session has ended."),
        };
    }
}
