using MessagePack;
using MessagePack.Formatters;
using MessagePack.Resolvers;

namespace Realtime.Platform.Hubs;

/// <summary>
/// MessagePack with the shapes of the JSON: whatever is not a plain value goes through <see cref="Wire"/>, so every feature's types
/// have one definition, the same names and the same strictness in both protocols.
/// </summary>
internal sealed class JsonBridgeResolver : IFormatterResolver
{
    public static readonly JsonBridgeResolver Instance = new();

    public IMessagePackFormatter<T>? GetFormatter<T>() => Cache<T>.Formatter;

    private static class Cache<T>
    {
        public static readonly IMessagePackFormatter<T>? Formatter =
            typeof(T) == typeof(object) || typeof(T).IsPrimitive || typeof(T) == typeof(string)
                ? StandardResolver.Instance.GetFormatter<T>()
                : new JsonBridgeFormatter<T>();
    }
}
