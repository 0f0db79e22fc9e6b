using System.Text.Json;
using System.Text.Json.Serialization;

namespace Realtime.Platform.Events;

/// <summary>Writes an event's envelope around its stored bytes. Events are never read by the server.</summary>
internal sealed class EventConverter : JsonConverter<Event>
{
    public override Event Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Clients do not send events.");

    public override void Write(Utf8JsonWriter writer, Event value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("seq"u8, value.Seq);
        writer.WriteString("type"u8, value.Type);
        writer.WriteString("actorId"u8, value.ActorId);
        writer.WritePropertyName("at"u8);
        Instants.Write(writer, value.At, options);
        if (value.OpId is { } opId)
        {
            writer.WriteString("opId"u8, opId);
        }
        else
        {
            writer.WriteNull("opId"u8);
        }

        writer.WritePropertyName("data"u8);
        writer.WriteRawValue(value.Data, skipInputValidation: true);
        writer.WriteEndObject();
    }

    private static readonly InstantConverter Instants = new();
}
