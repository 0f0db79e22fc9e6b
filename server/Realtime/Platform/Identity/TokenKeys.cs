using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Realtime.Platform.Data;

namespace Realtime.Platform.Identity;

/// <summary>
/// Signs access tokens with a key that is replaced every 90 days, so that one that leaked is not of use for ever. The key before
/// stays good until its last token has run out.
/// </summary>
internal sealed class TokenKeys(IOptions<DatabaseOptions> options, TimeProvider clock)
{
    public static readonly TimeSpan Period = TimeSpan.FromDays(90);

    // From the beginning of its successor's day: that day, an hour until every server signs with it, and the last token's ten minutes.
    private static readonly TimeSpan s_afterlife = TimeSpan.FromDays(2);

    // Servers that share the folder make keys for each other.
    private static readonly TimeSpan s_readAgain = TimeSpan.FromHours(1);

    private readonly Lazy<TokenKeyFolder> _folder = new(() => new TokenKeyFolder(KeyFolder.For(options.Value)));
    private readonly Lock _gate = new();
    private volatile Keys _known = new([], DateTimeOffset.MinValue);

    /// <summary>The key to sign with now.</summary>
    public SymmetricSecurityKey Current
    {
        get
        {
            var now = clock.GetUtcNow();
            var known = _known;
            return IsUsable(known, now) ? known.All[^1].Key : Renew(now).All[^1].Key;
        }
    }

    /// <summary>The key of that id, if what it signed may still be good; null otherwise.</summary>
    public SymmetricSecurityKey? Find(string? id)
    {
        var now = clock.GetUtcNow();
        var all = _known.All;
        var at = IndexOf(all, id);
        if (at < 0 && _folder.Value.Has(id))
        {
            lock (_gate)
            {
                _known = new Keys(all = _folder.Value.Read(), now);
            }

            at = IndexOf(all, id);
        }

        return at >= 0 && !IsOver(all, at, now) ? all[at].Key : null;
    }

    private static int IndexOf(TokenKey[] all, string? id) => Array.FindIndex(all, key => key.Key.KeyId == id);

    private static bool IsOver(TokenKey[] all, int at, DateTimeOffset now) => at < all.Length - 1 && now >= all[at + 1].Since + s_afterlife;

    private static bool IsDue(TokenKey[] all, DateTimeOffset now) => all.Length == 0 || now - all[^1].Since >= Period;

    private static bool IsUsable(Keys known, DateTimeOffset now) => now - known.ReadAt < s_readAgain && !IsDue(known.All, now);

    private Keys Renew(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (IsUsable(_known, now))
            {
                return _known;
            }

            var all = _folder.Value.Read();
            if (IsDue(all, now))
            {
                _folder.Value.Make(now);
                all = _folder.Value.Read();
                foreach (var (_, key) in all.Index().Where(item => IsOver(all, item.Index, now)))
                {
                    _folder.Value.Delete(key);
                }
            }

            return _known = new Keys(all, now);
        }
    }

    private sealed record Keys(TokenKey[] All, DateTimeOffset ReadAt);
}
