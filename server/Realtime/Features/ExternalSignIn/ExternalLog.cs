using Microsoft.Extensions.Logging;

namespace Realtime.Features.ExternalSignIn;

/// <summary>Who came in or tried to. No code, state, token or e-mail is ever told.</summary>
internal static partial class ExternalLog
{
    [LoggerMessage(2501, LogLevel.Information, "Account {UserId} signed in by {Provider}, new here: {IsNew}")]
    public static partial void Entered(ILogger logger, Guid userId, string provider, bool isNew);

    [LoggerMessage(2507, LogLevel.Information, "Account {UserId} came by {Provider} and is asked: {Code}")]
    public static partial void Asked(ILogger logger, Guid userId, string provider, string code);

    [LoggerMessage(2502, LogLevel.Information, "Account {UserId} linked {Provider}")]
    public static partial void Linked(ILogger logger, Guid userId, string provider);

    [LoggerMessage(2503, LogLevel.Information, "Account {UserId} unlinked {Provider}")]
    public static partial void Unlinked(ILogger logger, Guid userId, string provider);

    [LoggerMessage(2504, LogLevel.Warning, "Refused by {Provider}: {Code}, on the way to {Aim}, from {Network}")]
    public static partial void Refused(ILogger logger, string provider, string code, string aim, string? network);

    [LoggerMessage(2505, LogLevel.Warning, "An answer by {Provider} is not good: {Reason}")]
    public static partial void Failed(ILogger logger, string provider, string reason);

    [LoggerMessage(2506, LogLevel.Error, "{Provider} does not answer")]
    public static partial void Unavailable(ILogger logger, Exception failure, string provider);
}
