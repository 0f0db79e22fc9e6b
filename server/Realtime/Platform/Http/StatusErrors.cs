using Microsoft.AspNetCore.WebUtilities;

namespace Realtime.Platform.Http;

/// <summary>Names the refusals that the framework makes by status alone.</summary>
internal static class StatusErrors
{
    public static DomainError Fault() => For(500);

    public static DomainError For(int status) => status switch
    {
        400 => new("request.invalid", status, "The request is not acceptable."),
        401 => Errors.SignInRequired(),
        403 => Errors.Denied(),
        404 => new("route.not_found", status, "There is no such path."),
        405 => new("request.method", status, "This path does not take that method."),
        413 => new("request.too_large", status, "The request is too large."),
        415 => new("request.media_type", status, "The body must be application/json."),
        429 => Errors.LimitExceeded("Too many requests."),
        503 => Errors.Busy(),
        >= 500 => new("server.error", status, "Something went wrong here. It was logged."),
        _ => new("request.invalid", status, $"{ReasonPhrases.GetReasonPhrase(status)}."),
    };
}
