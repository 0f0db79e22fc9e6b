using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Realtime.Platform.Http;

/// <summary>The one place where a <see cref="DomainError"/> becomes an HTTP answer.</summary>
internal static class ProblemWriter
{
    public static Task WriteAsync(HttpContext context, DomainError error)
    {
        var response = context.Response;
        response.StatusCode = error.Status;
        if (error.Status == StatusCodes.Status401Unauthorized && response.Headers.WWWAuthenticate.Count == 0)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        if (error.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        response.Headers.CacheControl = "no-store";
        response.ContentType = Problem.MediaType;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : JsonSerializer.SerializeAsync(response.Body, Describe(context, error), Wire.TypeInfo<Problem>(), context.RequestAborted);
    }

    private static Problem Describe(HttpContext context, DomainError error) => new(
        "about:blank",
        ReasonPhrases.GetReasonPhrase(error.Status),
        error.Status,
        error.Message,
        error.Code,
        Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier,
        error.Member is { } member ? new Dictionary<string, string[]> { [member] = [error.Message] } : null,
        error.Current,
        error.Yours);
}
