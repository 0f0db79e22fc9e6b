using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Realtime.Platform;

/// <summary>
/// A member that may be left out, which is not the same as null: left out means "as it is", null means "empty". Declare it with
/// <see cref="OptionalConverter{T}"/> and leave it out of what is written with <see cref="JsonIgnoreCondition.WhenWritingDefault"/>.
/// </summary>
/// <param name="IsSet">Whether it was given.</param>
/// <param name="Value">What was given.</param>
public readonly record struct Optional<T>(bool IsSet, T? Value)
{
    /// <summary>A given value.</summary>
    public static implicit operator Optional<T>(T? value) => new(true, value);

    /// <summary>What was given, or else what is there.</summary>
    public T? Or(T? present) => IsSet ? Value : present;
}

/// <summary>Reads and writes an <see cref="Optional{T}"/> as its value.</summary>
public sealed class OptionalConverter<T> : JsonConverter<Optional<T>>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override Optional<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null
            ? default(T) is null ? new Optional<T>(true, default) : throw new JsonException("It must not be null.")
            : new Optional<T>(true, JsonSerializer.Deserialize(ref reader, Inner(options)));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Optional<T> value, JsonSerializerOptions options)
    {
        if (value.Value is { } given)
        {
            JsonSerializer.Serialize(writer, given, Inner(options));
        }
        else
        {
            ArgumentNullException.ThrowIfNull(writer);
            writer.WriteNullValue();
        }
    }

    private static JsonTypeInfo<T> Inner(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
    }
}
