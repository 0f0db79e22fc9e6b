using System.Text.Json.Serialization;

namespace Realtime.Platform.Http;

/// <summary>A refusal as REST tells it: RFC 9457 problem details with a stable code.</summary>
/// <param name="Type">Always <c>about:blank</c>: the code says more than a link would.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">One sentence for a person.</param>
/// <param name="Code">Stable dotted code; programs decide by it.</param>
/// <param name="TraceId">Finds the request in the server's log.</param>
/// <param name="Errors">The members at fault and what is wrong with each.</param>
/// <param name="Current">The resource as it is now, on <c>version.stale</c>.</param>
/// <param name="Yours">The texts that the caller wanted to write over it, where they can be merged.</param>
internal sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    string TraceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Current = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Yours = null)
{
    public const string MediaType = "application/problem+json";
}

[JsonSerializable(typeof(Problem))]
internal sealed partial class HttpJson : JsonSerializerContext;
