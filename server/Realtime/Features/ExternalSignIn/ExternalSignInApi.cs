using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using Realtime.Platform;
using Realtime.Platform.Identity;

namespace Realtime.Features.ExternalSignIn;

internal static class ExternalSignInApi
{
    public static void MapExternalSignIn(this IEndpointRouteBuilder api)
    {
        var external = api.MapGroup("").WithTags("External sign-in");
        external.MapGet("/auth/providers", ListProviders).AllowAnonymous().WithSummary("List the services that one may sign in with.");
        external.MapGet("/auth/external/{provider}", SignInAsync).AllowAnonymous()
            .AddEndpointFilter(TellOnPageAsync).AddEndpointFilter(SignInRate.FilterAsync)
            .WithSummary("Go to a service to sign in with it; for a browser's own navigation.");
        var logins = external.MapGroup("/me/logins");
        logins.MapGet("/", ListAsync).WithSummary("List the accounts elsewhere by which one may sign in.");
        logins.MapPost("/{provider}", LinkAsync).WithSummary("Begin to link an account elsewhere; the browser then goes to the location.");
        logins.MapDelete("/{provider}", UnlinkAsync).WithSummary("Unlink an account elsewhere.");
    }

    private static Ok<IReadOnlyList<ProviderView>> ListProviders(ExternalProviders providers) => TypedResults.Ok(providers.All);

    /// <summary>Redirects by hand: the framework's own result writes the address to the log, and with it the journey's state.</summary>
    private static async Task<EmptyHttpResult> SignInAsync(
        string provider, string? returnUrl, HttpContext context, ExternalProviders providers, ILogger<ExternalReturn> logger)
    {
        SessionCookies.RequirePrivacy(context);
        context.Response.Redirect(await LocateAsync(context, providers.Get(provider), Journey.Begin(returnUrl), logger));
        return TypedResults.Empty;
    }

    /// <summary>Whoever clicked a link and has to come again later wants a page that says so and not a program's answer.</summary>
    private static async ValueTask<object?> TellOnPageAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (DomainError error) when (error.Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            var (provider, returnUrl) = (context.GetArgument<string>(0), context.GetArgument<string?>(1));
            context.HttpContext.Response.Redirect(ExternalReturn.RefusalPage(provider, Journey.Begin(returnUrl), error));
            return TypedResults.Empty;
        }
    }

    private static async Task<Ok<Platform.Http.Page<LoginView>>> ListAsync(
        Caller caller, ExternalLogins logins, CancellationToken cancellationToken) =>
        TypedResults.Ok(await logins.ListAsync(caller, cancellationToken));

    private static async Task<Ok<LinkStart>> LinkAsync(
        string provider,
        string? returnUrl,
        Caller caller,
        HttpContext context,
        ExternalProviders providers,
        ExternalLogins logins,
        ILogger<ExternalReturn> logger)
    {
        if (Authentication.UsesBearer(context.Request))
        {
            throw ExternalErrors.BrowserRequired();
        }

        var chosen = providers.Get(provider);
        var journey = Journey.Begin(returnUrl, caller);
        await logins.CheckFreeAsync(caller, provider, context.RequestAborted);
        return TypedResults.Ok(new LinkStart(await LocateAsync(context, chosen, journey, logger)));
    }

    private static async Task<NoContent> UnlinkAsync(
        string provider, Caller caller, ExternalLogins logins, CancellationToken cancellationToken)
    {
        await logins.UnlinkAsync(caller, provider, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>
    /// The provider's page for this journey, with its cookie set. The handler answers with a redirect, which only a navigation can
    /// follow; taken back here, so that a script can be told the address instead.
    /// </summary>
    /// <exception cref="DomainError"><c>auth.provider_unavailable</c>.</exception>
    private static async Task<string> LocateAsync(HttpContext context, ProviderView provider, Journey journey, ILogger logger)
    {
        try
        {
            await context.ChallengeAsync(provider.Id, journey.ToState());
        }
        catch (Exception failure) when (failure is InvalidOperationException or HttpRequestException or IOException)
        {
            // An issuer is asked for its addresses first; the framework wraps whatever goes wrong there.
            ExternalLog.Unavailable(logger, failure, provider.Id);
            throw ExternalErrors.Unavailable();
        }

        var location = context.Response.Headers.Location.ToString();
        context.Response.Headers.Remove(HeaderNames.Location);
        context.Response.StatusCode = StatusCodes.Status200OK;
        return location;
    }
}
