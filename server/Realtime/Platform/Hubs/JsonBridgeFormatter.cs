using System.Text;
using System.Text.Json;
using MessagePack;
using MessagePack.Formatters;

namespace Realtime.Platform.Hubs;

/// <summary>Writes a value as JSON does, in MessagePack's encoding, and reads it back by the same rules.</summary>
internal sealed class JsonBridgeFormatter<T> : IMessagePackFormatter<T>
{
    public void Serialize(ref MessagePackWriter writer, T value, MessagePackSerializerOptions options)
    {
        var json = Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(value, Wire.TypeInfo<T>()));
        writer.WriteRaw(MessagePackSerializer.ConvertFromJson(json, MessagePackSerializerOptions.Standard));
    }

    public T Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        var start = reader.Position;
        reader.Skip();
        var json = MessagePackToJson.Convert(reader.Sequence.Slice(start, reader.Position));
        return JsonSerializer.Deserialize(json.Span, Wire.TypeInfo<T>())!;
    }
}
