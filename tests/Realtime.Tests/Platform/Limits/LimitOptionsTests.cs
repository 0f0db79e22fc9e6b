using Microsoft.Extensions.Options;
using Realtime.Platform.Limits;

namespace Realtime.Tests.Platform.Limits;

public sealed class LimitOptionsTests
{
    [Fact]
    public void A_rate_without_a_burst_would_let_nobody_in_and_is_refused()
    {
        var options = new LimitOptions { AccountBurst = 0, TokensBurst = 0, NetworkBurst = 0, HubBurst = -7 };

        Assert.Equal(
            [
                "Limits:AccountBurst is 0 and must be at least 1 (Limits:AccountPerSecond sets a limit).",
                "Limits:TokensBurst is 0 and must be at least 1 (Limits:TokensPerSecond sets a limit).",
                "Limits:NetworkBurst is 0 and must be at least 1 (Limits:NetworkPerSecond sets a limit).",
                "Limits:HubBurst is -7 and must be at least 1 (Limits:HubPerSecond sets a limit).",
            ],
            Faults(options));
    }

    [Fact]
    public void Too_small_a_number_is_refused_by_name_value_and_bound()
    {
        var options = new LimitOptions { AccountPerSecond = -1, SocketsPerUser = -2, SocketsPerNetwork = -3, MaxRefusals = 0 };

        Assert.Equal(
            [
                "Limits:AccountPerSecond is -1 and must be at least 0 (0 sets no limit).",
                "Limits:MaxRefusals is 0 and must be at least 1.",
                "Limits:SocketsPerUser is -2 and must be at least 0 (0 sets no limit).",
                "Limits:SocketsPerNetwork is -3 and must be at least 0 (0 sets no limit).",
            ],
            Faults(options));
    }

    [Fact]
    public void No_limit_at_all_may_be_asked_for()
    {
        var options = new LimitOptions { AccountPerSecond = 0, AccountBurst = 0, SocketsPerUser = 0 };

        Assert.Equal(ValidateOptionsResult.Success, new LimitOptionsCheck().Validate(null, options));
    }

    private static IEnumerable<string> Faults(LimitOptions options) => new LimitOptionsCheck().Validate(null, options).Failures ?? [];
}
