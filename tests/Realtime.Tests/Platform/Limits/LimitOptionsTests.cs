using Microsoft.Extensions.Options;
using Realtime.Platform.Limits;

namespace Realtime.Tests.Platform.Limits;

public sealed class LimitOptionsTests
{
    [Theory]
    [InlineData("Limits:AccountBurst")]
    [InlineData("Limits:TokensBurst")]
    [InlineData("Limits:NetworkBurst")]
    [InlineData("Limits:HubBurst")]
    public void A_rate_without_a_burst_would_let_nobody_in_and_is_refused_by_name(string option)
    {
        var options = new LimitOptions { AccountBurst = 0, TokensBurst = 0, NetworkBurst = 0, HubBurst = 0 };

        Assert.Contains(Faults(options), fault => fault.StartsWith(option, StringComparison.Ordinal));
    }

    [Fact]
    public void Negative_numbers_are_refused_by_name()
    {
        var options = new LimitOptions { AccountPerSecond = -1, SocketsPerUser = -1, SocketsPerNetwork = -1, MaxRefusals = 0 };

        Assert.Equal(
            ["Limits:AccountPerSecond", "Limits:MaxRefusals", "Limits:SocketsPerUser", "Limits:SocketsPerNetwork"],
            Faults(options).Select(fault => fault.Split(' ')[0]));
    }

    [Fact]
    public void No_limit_at_all_may_be_asked_for()
    {
        var options = new LimitOptions { AccountPerSecond = 0, AccountBurst = 0, SocketsPerUser = 0 };

        Assert.Equal(ValidateOptionsResult.Success, new LimitOptionsCheck().Validate(null, options));
    }

    private static IEnumerable<string> Faults(LimitOptions options) => new LimitOptionsCheck().Validate(null, options).Failures ?? [];
}
