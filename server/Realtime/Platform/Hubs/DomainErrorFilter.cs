using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Realtime.Platform.Audit;

namespace Realtime.Platform.Hubs;

/// <summary>A refusal reaches the client as <c>code: text</c>; anything else becomes <c>server.error</c> and is logged.</summary>
internal sealed partial class DomainErrorFilter(Denials denials, ILogger<DomainErrorFilter> logger) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (DomainError error)
        {
            denials.Add(DeniedCalls.Read(invocationContext, error));
            throw new HubException($"{error.Code}: {error.Message}");
        }
        catch (OperationCanceledException) when (invocationContext.Context.ConnectionAborted.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            Log.InvocationFailed(logger, invocationContext.HubMethodName, exception);
            throw new HubException("server.error: Something went wrong on the server.");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1302, LogLevel.Error, "Hub method {Method} failed")]
        public static partial void InvocationFailed(ILogger logger, string method, Exception exception);
    }
}
