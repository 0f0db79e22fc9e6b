using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Realtime.Platform.Identity;

/// <summary>Access tokens for programs: JWTs of RFC 9068's type, ten minutes long, with one algorithm and no choice.</summary>
internal sealed class AccessTokens(TokenKeys keys, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const string Party = "realtime";
    private const string Type = "at+jwt";
    private static readonly JsonWebTokenHandler s_handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>What is demanded of a token.</summary>
    public TokenValidationParameters Rules => new()
    {
        IssuerSigningKeyResolver = (_, _, id, _) => keys.Find(id) is { } key ? [key] : [],
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ValidTypes = [Type],
        ValidIssuer = Party,
        ValidAudience = Party,
        NameClaimType = Caller.UserClaim,
        ClockSkew = TimeSpan.FromSeconds(5),
        LifetimeValidator = (from, until, _, rules) => IsCurrent(from, until, rules.ClockSkew),
    };

    /// <summary>A token of the session. It dies with it: the session's row is asked on every request.</summary>
    public string Issue(Guid userId, Guid sessionId)
    {
        var now = clock.GetUtcNow();
        return s_handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = Type,
            Issuer = Party,
            Audience = Party,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + Lifetime).UtcDateTime,
            Claims = new Dictionary<string, object>
            {
                [Caller.UserClaim] = userId.ToString(),
                [Caller.SessionClaim] = sessionId.ToString(),
                ["jti"] = Ids.New(clock).ToString(),
            },
            SigningCredentials = new SigningCredentials(keys.Current, SecurityAlgorithms.HmacSha256),
        });
    }

    private bool IsCurrent(DateTime? from, DateTime? until, TimeSpan skew)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return until is { } end && now < end + skew && (from is null || now >= from - skew);
    }
}
