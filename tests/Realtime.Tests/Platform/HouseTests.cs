using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Realtime.Tests.Platform;

/// <summary>The house keeps its shape: the platform knows no feature, and a feature meets another only by what that one shows.</summary>
public sealed class HouseTests
{
    private static readonly Assembly s_product = typeof(RealtimeHub).Assembly;

    [Fact]
    public void The_platform_uses_no_feature()
    {
        var offenders = References().Where(r => r.From.StartsWith("Realtime.Platform", StringComparison.Ordinal)
            && r.To.Namespace!.StartsWith("Realtime.Features", StringComparison.Ordinal));

        Assert.Empty(offenders.Select(r => $"{r.From} → {r.To}"));
    }

    [Fact]
    public void A_feature_uses_only_what_another_shows()
    {
        var references = References().Where(r => Feature(r.From) is { } from && Feature(r.To.Namespace) is { } to && from != to).ToList();

        Assert.NotEmpty(references);
        var hidden = references.Where(r => !r.To.IsVisible && !IsRow(r.To)).Select(r => $"{r.From} uses {r.To}").Order().ToList();
        Assert.True(hidden.Count == 0, string.Join('\n', hidden));
    }

    /// <summary>A table that another feature counts or joins is read, never written: rows may be shared, operations are the door.</summary>
    private static bool IsRow(Type type) =>
        s_product.GetTypes().Any(t => t.GetInterfaces().Any(i => i.Name.StartsWith("IEntityTypeConfiguration", StringComparison.Ordinal)
            && i.GenericTypeArguments.SequenceEqual([type])));

    private static string? Feature(string? space) =>
        space is not null && space.StartsWith("Realtime.Features.", StringComparison.Ordinal) ? space.Split('.')[2] : null;

    /// <summary>Which namespace names which type, from the metadata of fields, methods and their bodies.</summary>
    private static List<(string From, Type To)> References()
    {
        using var file = File.OpenRead(s_product.Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        var found = new HashSet<(string, Type)>();
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0 || Space(metadata, method.GetDeclaringType()) is not { } from)
            {
                continue;
            }

            var body = image.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!;
            foreach (var type in IlTypes.Named(body, s_product.ManifestModule))
            {
                if (type.Assembly == s_product && type.Namespace is not null)
                {
                    found.Add((from, Outermost(type)));
                }
            }
        }

        return [.. found];
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static string? Space(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer ? Space(metadata, outer)
            : metadata.GetString(type.Namespace) is { Length: > 0 } name ? name
            : null;
    }
}
