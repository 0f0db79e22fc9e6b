using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Realtime.Platform;

/// <summary>
/// How everything is written and read as JSON: REST, hub, stored events and results. Each feature declares a
/// <see cref="JsonSerializerContext"/>; they are found here, so that no reflection runs while serving.
/// </summary>
public static class Wire
{
    /// <summary>Strict, camelCase, source-generated.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The contract of <typeparamref name="T"/>.</summary>
    public static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    /// <summary>Copies the rules to another options object, such as the framework's own.</summary>
    public static void Apply(JsonSerializerOptions target)
    {
        ArgumentNullException.ThrowIfNull(target);
        target.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        target.PropertyNameCaseInsensitive = false;
        target.NumberHandling = JsonNumberHandling.Strict;
        target.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        target.AllowDuplicateProperties = false;
        target.RespectNullableAnnotations = true;
        target.RespectRequiredConstructorParameters = true;
        target.MaxDepth = 32;

        // Bodies in any script cost their own bytes, not six for each letter. The JSON is served as JSON and never put into HTML.
        target.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        target.Converters.Add(new InstantConverter());
        foreach (var context in typeof(Wire).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(JsonSerializerContext))))
        {
            target.TypeInfoResolverChain.Add((IJsonTypeInfoResolver)Activator.CreateInstance(context)!);
        }
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        Apply(options);
        options.MakeReadOnly();
        return options;
    }
}
