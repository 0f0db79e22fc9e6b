using System.Buffers;
using System.Text.Json;
using MessagePack;

namespace Realtime.Platform.Hubs;

/// <summary>
/// Writes MessagePack as the JSON that says the same. The library's own converter leaves most control characters as they are,
/// which is no JSON, and takes text that is no UTF-8.
/// </summary>
internal static class MessagePackToJson
{
    private static readonly JsonWriterOptions Bounded = new() { MaxDepth = 32 };

    /// <summary>
    /// Throws when it holds what JSON cannot say: text that is no UTF-8, an infinite number, bytes, or too deep a nesting.
    /// </summary>
    public static ReadOnlyMemory<byte> Convert(in ReadOnlySequence<byte> value)
    {
        var json = new ArrayBufferWriter<byte>((int)value.Length + 64);
        using var writer = new Utf8JsonWriter(json, Bounded);
        var reader = new MessagePackReader(value);
        Write(ref reader, writer);
        writer.Flush();
        return json.WrittenMemory;
    }

    private static void Write(ref MessagePackReader reader, Utf8JsonWriter writer)
    {
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Nil:
                reader.ReadNil();
                writer.WriteNullValue();
                break;
            case MessagePackType.Boolean:
                writer.WriteBooleanValue(reader.ReadBoolean());
                break;
            case MessagePackType.Integer when reader.NextCode == MessagePackCode.UInt64:
                writer.WriteNumberValue(reader.ReadUInt64());
                break;
            case MessagePackType.Integer:
                writer.WriteNumberValue(reader.ReadInt64());
                break;
            case MessagePackType.Float:
                writer.WriteNumberValue(reader.ReadDouble());
                break;
            case MessagePackType.String:
                writer.WriteStringValue(Utf8(ref reader));
                break;
            case MessagePackType.Array:
                WriteArray(ref reader, writer);
                break;
            case MessagePackType.Map:
                WriteMap(ref reader, writer);
                break;
            default:
                throw new MessagePackSerializationException("Only what JSON can say is taken.");
        }
    }

    private static void WriteArray(ref MessagePackReader reader, Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        for (var left = reader.ReadArrayHeader(); left > 0; left--)
        {
            Write(ref reader, writer);
        }

        writer.WriteEndArray();
    }

    private static void WriteMap(ref MessagePackReader reader, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        for (var left = reader.ReadMapHeader(); left > 0; left--)
        {
            writer.WritePropertyName(Utf8(ref reader));
            Write(ref reader, writer);
        }

        writer.WriteEndObject();
    }

    private static ReadOnlySpan<byte> Utf8(ref MessagePackReader reader)
    {
        var text = reader.ReadStringSequence() ?? throw new MessagePackSerializationException("A name is missing.");
        return text.IsSingleSegment ? text.FirstSpan : text.ToArray();
    }
}
