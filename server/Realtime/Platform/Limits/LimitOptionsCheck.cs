using Microsoft.Extensions.Options;

namespace Realtime.Platform.Limits;

/// <summary>Refuses to start with numbers that would switch a limit off unasked, or keep everybody out.</summary>
internal sealed class LimitOptionsCheck : IValidateOptions<LimitOptions>
{
    public ValidateOptionsResult Validate(string? name, LimitOptions options)
    {
        List<string> faults =
            [
                .. Rate("Account", options.AccountPerSecond, options.AccountBurst),
                .. Rate("Tokens", options.TokensPerSecond, options.TokensBurst),
                .. Rate("Network", options.NetworkPerSecond, options.NetworkBurst),
                .. Rate("Hub", options.HubPerSecond, options.HubBurst),
                .. AtLeast(1, nameof(LimitOptions.MaxRefusals), options.MaxRefusals),
                .. AtLeast(0, nameof(LimitOptions.SocketsPerUser), options.SocketsPerUser, "0 sets no limit"),
                .. AtLeast(0, nameof(LimitOptions.SocketsPerNetwork), options.SocketsPerNetwork, "0 sets no limit"),
            ];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Rate(string name, int perSecond, int burst) =>
        perSecond <= 0
            ? AtLeast(0, $"{name}PerSecond", perSecond, "0 sets no limit")
            : AtLeast(1, $"{name}Burst", burst, $"Limits:{name}PerSecond sets a limit");

    private static IEnumerable<string> AtLeast(int least, string option, int value, string? note = null)
    {
        if (value < least)
        {
            yield return $"Limits:{option} is {value} and must be at least {least}{(note is null ? "" : $" ({note})")}.";
        }
    }
}
