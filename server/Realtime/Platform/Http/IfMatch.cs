using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Realtime.Platform.Http;

/// <summary>
/// The version that the caller saw, from the header <c>If-Match</c>, such as <c>"3"</c>; the <c>ETag</c> of an earlier reply.
/// </summary>
/// <param name="Version">The version, or null when the header is absent or <c>*</c>.</param>
public readonly record struct IfMatch(long? Version)
{
    /// <summary>The expected version: the header's or the body's.</summary>
    /// <param name="body">The request's member <c>version</c>, if any.</param>
    /// <exception cref="DomainError"><c>request.invalid</c> when both are given and differ.</exception>
    public long? Or(long? body) =>
        Version is { } header && body is { } member && header != member
            ? throw Errors.Invalid("version", "It differs from the header If-Match.")
            : Version ?? body;

    /// <summary>Lets a REST handler take an <see cref="IfMatch"/> as a parameter.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c> when the header is not one version.</exception>
    public static ValueTask<IfMatch> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var header = context.Request.Headers.IfMatch;
        return header switch
        {
            [] or ["*"] => ValueTask.FromResult(default(IfMatch)),
            [['"', .. var text, '"']] when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) =>
                ValueTask.FromResult(new IfMatch(version)),
            _ => throw Errors.Invalid("If-Match", "It must be one quoted version, such as \"3\"."),
        };
    }
}
