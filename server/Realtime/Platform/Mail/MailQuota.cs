using Microsoft.Extensions.Options;

namespace Realtime.Platform.Mail;

/// <summary>
/// Counts what an address gets in a day. Whoever registers may name somebody else's address: that person must not drown in our mail.
/// In memory: a restart forgives a day's count, and a row for every mail would cost more than that is worth.
/// </summary>
internal sealed class MailQuota(IOptions<MailOptions> options, TimeProvider clock)
{
    private readonly Lock _sync = new();
    private readonly Dictionary<string, int> _sent = new(StringComparer.OrdinalIgnoreCase);
    private DateOnly _day;

    /// <summary>Counts one more; false when the address has had enough today.</summary>
    public bool TryTake(string address)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        lock (_sync)
        {
            if (_day != today)
            {
                _day = today;
                _sent.Clear();
            }

            var sent = _sent.GetValueOrDefault(address);
            if (sent >= options.Value.DailyLimit)
            {
                return false;
            }

            _sent[address] = sent + 1;
            return true;
        }
    }
}
