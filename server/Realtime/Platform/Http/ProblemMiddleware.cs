using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Realtime.Platform.Audit;

namespace Realtime.Platform.Http;

/// <summary>Turns every refusal, whoever made it, into problem details; nothing of an unexpected failure is told.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, Denials denials, ILogger<ProblemMiddleware> logger)
{
    private const int ClientClosedRequest = 499;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            // Nobody listens any more.
            context.Response.StatusCode = ClientClosedRequest;
            return;
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            var error = Translate(failure, context);
            if (error.Status == StatusCodes.Status500InternalServerError)
            {
                Log.Failed(logger, failure, context.Request.Method, context.GetEndpoint()?.DisplayName);
            }

            context.Response.Clear();
            SecurityHeaders.Apply(context);
            await AnswerAsync(context, error);
            return;
        }

        var response = context.Response;
        if (response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null })
        {
            await AnswerAsync(context, StatusErrors.For(response.StatusCode));
        }
    }

    private Task AnswerAsync(HttpContext context, DomainError error)
    {
        denials.Add(DeniedRequests.Read(context, error));
        return ProblemWriter.WriteAsync(context, error);
    }

    private static DomainError Translate(Exception failure, HttpContext context) => failure switch
    {
        DomainError error => error,
        BadHttpRequestException fault => RequestFaults.From(fault, context),
        JsonException fault => RequestFaults.From(fault),
        _ => StatusErrors.Fault(),
    };

    private static partial class Log
    {
        // The endpoint's name and not the path: a path may hold an invite's code, a query a token.
        [LoggerMessage(2001, LogLevel.Error, "{Method} {Endpoint} failed")]
        public static partial void Failed(ILogger logger, Exception failure, string method, string? endpoint);
    }
}
