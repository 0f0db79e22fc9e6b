using System.Text.Json;
using System.Text.Json.Serialization;

namespace Realtime.Platform.Events;

/// <summary>JSON that is already written: its bytes go out as they are.</summary>
/// <param name="Utf8">One JSON value in UTF-8.</param>
[JsonConverter(typeof(RawJsonConverter))]
public readonly record struct RawJson(ReadOnlyMemory<byte> Utf8)
{
    /// <summary>Writes a value once.</summary>
    public static RawJson From<T>(T value) => new(JsonSerializer.SerializeToUtf8Bytes(value, Wire.TypeInfo<T>()));
}

internal sealed class RawJsonConverter : JsonConverter<RawJson>
{
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Clients do not send signals.");

    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
}
