using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.SignalR;

namespace Realtime.Client;

/// <summary>How arguments and replies of hub methods are written.</summary>
internal static class HubJson
{
    // The contract's own shapes need no reflection; those of hub methods that a program knows and this client does not, do.
    public static JsonSerializerOptions Options { get; } = new JsonHubProtocolOptions
    {
        PayloadSerializerOptions =
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(RealtimeJson.Default, new DefaultJsonTypeInfoResolver()),
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        },
    }.PayloadSerializerOptions;

    /// <summary>
    /// Writes a program's own arguments before the frame is begun: the frame goes out while it is being written, so that an argument
    /// that fails would leave half of one, and be taken for a failure of the reply's.
    /// </summary>
    /// <exception cref="ArgumentException">One cannot be written.</exception>
    public static object?[] Write(object?[] arguments)
    {
        var written = new object?[arguments.Length];
        for (var at = 0; at < arguments.Length; at++)
        {
            if (arguments[at] is not { } argument)
            {
                continue;
            }

            try
            {
                written[at] = JsonSerializer.SerializeToElement(argument, argument.GetType(), Options);
            }
            catch (Exception error) when (error is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
            {
                throw new ArgumentException(
                    $"Argument {at}, a {argument.GetType()}, cannot be written as JSON: {error.Message}", nameof(arguments), error);
            }
        }

        return written;
    }
}
