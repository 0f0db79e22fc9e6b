using System.Text.Json;

namespace Realtime.Client;

/// <summary>An RFC 9457 problem as the server writes it.</summary>
internal sealed record Problem(
    string? Code, string? Title, string? Detail, string? TraceId, Dictionary<string, string[]>? Errors, JsonElement? Current)
{
    public static RealtimeException Read(int status, byte[] body)
    {
        var problem = Parse(body);
        return new RealtimeException(
            problem?.Code ?? $"http.{status}", problem?.Detail ?? problem?.Title ?? $"The server answered {status}.")
        {
            Status = status,
            TraceId = problem?.TraceId,
            Errors = problem?.Errors ?? [],
            Current = problem?.Current,
        };
    }

    private static Problem? Parse(byte[] body)
    {
        try
        {
            return body.Length == 0 ? null : JsonSerializer.Deserialize(body, RealtimeJson.Default.Problem);
        }
        catch (JsonException)
        {
            // A proxy's error page is not a problem document; its status says what is known.
            return null;
        }
    }
}
