namespace Realtime.Client;

/// <summary>Hub calls with a time limit.</summary>
internal static class HubCalls
{
    public static async Task<T> CallAsync<T>(
        this IHubTransport transport, RealtimeClientOptions options, string method, object?[] arguments,
        CancellationToken cancellationToken)
    {
        try
        {
            return await transport.InvokeAsync<T>(method, arguments, cancellationToken)
                .WaitAsync(options.CallTimeout, options.TimeProvider, cancellationToken);
        }
        catch (TimeoutException error)
        {
            throw new RealtimeException(ErrorCodes.ConnectionTimeout, $"No reply to {method} in time.", error);
        }
    }

    public static async Task CallAsync(
        this IHubTransport transport, RealtimeClientOptions options, string method, object?[] arguments,
        CancellationToken cancellationToken)
    {
        try
        {
            await transport.InvokeAsync(method, arguments, cancellationToken)
                .WaitAsync(options.CallTimeout, options.TimeProvider, cancellationToken);
        }
        catch (TimeoutException error)
        {
            throw new RealtimeException(ErrorCodes.ConnectionTimeout, $"No reply to {method} in time.", error);
        }
    }
}
