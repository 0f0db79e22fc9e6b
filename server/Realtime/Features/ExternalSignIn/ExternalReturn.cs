using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Realtime.Features.Accounts;
using Realtime.Platform;
using Realtime.Platform.Audit;
using Realtime.Platform.Identity;

namespace Realtime.Features.ExternalSignIn;

/// <summary>
/// Where people come back from a provider. However it went they land on a page of ours that says so; whoever it went wrong for has no
/// session by it, and the log tells why.
/// </summary>
internal sealed class ExternalReturn(ExternalSignIns signIns, ExternalLogins logins, Denials denials, ILogger<ExternalReturn> logger)
{
    /// <summary>The provider vouches for somebody.</summary>
    public async Task ReceiveAsync(TicketReceivedContext context)
    {
        context.HandleResponse();
        var http = context.HttpContext;
        var provider = context.Scheme.Name;
        var journey = Journey.Of(context.Properties);
        try
        {
            SessionCookies.RequirePrivacy(http);
            var identity = ExternalIdentity.Read(provider, context.Principal!);
            var page = journey switch
            {
                null => throw ExternalErrors.Failed(),
                { Owner: { } owner } => await LinkAsync(http, owner, identity, journey.ReturnUrl),
                _ => await EnterAsync(http, identity, journey.ReturnUrl),
            };
            http.Response.Redirect(page);
        }
        catch (DomainError error)
        {
            Refuse(http, provider, journey, error);
        }
    }

    /// <summary>The person said no there.</summary>
    public Task DenyAsync(AccessDeniedContext context)
    {
        context.HandleResponse();
        Refuse(context.HttpContext, context.Scheme.Name, Journey.Of(context.Properties), ExternalErrors.Denied());
        return Task.CompletedTask;
    }

    /// <summary>The answer is not one that we asked for, or the provider would not exchange it.</summary>
    public Task FailAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        ExternalLog.Failed(logger, context.Scheme.Name, Reason(context.Failure));
        Refuse(context.HttpContext, context.Scheme.Name, Journey.Of(context.Properties), ExternalErrors.Failed());
        return Task.CompletedTask;
    }

    private async Task<string> EnterAsync(HttpContext http, ExternalIdentity identity, string returnUrl)
    {
        var entered = await signIns.EnterAsync(identity, await CurrentAsync(http), Device.Of(http), http.RequestAborted);
        if (entered.SignedIn.Question is { } question)
        {
            SignInCookie.Keep(http, question);
            ExternalLog.Asked(logger, entered.SignedIn.Account.Id, identity.Provider, question.Code);
            return QueryHelpers.AddQueryString(
                "/sign-in", new Dictionary<string, string?> { ["ask"] = question.Code, ["next"] = returnUrl });
        }

        await http.StartSessionAsync(entered.SignedIn.Account.Id, entered.SignedIn.SessionId);
        ExternalLog.Entered(logger, entered.SignedIn.Account.Id, identity.Provider, entered.IsNew);
        return returnUrl;
    }

    /// <summary>
    /// The session that comes back must be the one that set out: otherwise somebody could be made to bring another person's account
    /// home, who could then sign in as them.
    /// </summary>
    private async Task<string> LinkAsync(HttpContext http, Caller owner, ExternalIdentity identity, string returnUrl)
    {
        if (await CurrentAsync(http) != owner)
        {
            throw ExternalErrors.Strayed();
        }

        await logins.LinkAsync(owner with { Address = http.Connection.RemoteIpAddress }, identity, http.RequestAborted);
        ExternalLog.Linked(logger, owner.UserId, identity.Provider);
        return QueryHelpers.AddQueryString(returnUrl, "linked", identity.Provider);
    }

    /// <summary>Who is signed in here by cookie. This runs before the pipeline asks, so it is asked here.</summary>
    private static async Task<Caller?> CurrentAsync(HttpContext http) =>
        await http.AuthenticateAsync(Authentication.SessionScheme) is { Succeeded: true, Principal: var principal }
            ? Caller.From(principal)
            : null;

    /// <summary>The page that tells of a refusal: where somebody linked from, or the one to sign in on.</summary>
    public static string RefusalPage(string provider, Journey? journey, DomainError error)
    {
        var query = new Dictionary<string, string?> { ["signInError"] = error.Code, ["provider"] = provider };
        if (journey is { Owner: not null } && error.Code != ExternalErrors.Strayed().Code)
        {
            return QueryHelpers.AddQueryString(journey.ReturnUrl, query);
        }

        if (journey is { ReturnUrl: not "/" })
        {
            query["next"] = journey.ReturnUrl;
        }

        return QueryHelpers.AddQueryString("/sign-in", query);
    }

    private void Refuse(HttpContext http, string provider, Journey? journey, DomainError error)
    {
        denials.Add(DeniedRequests.Read(http, error));
        ExternalLog.Refused(logger, provider, error.Code, journey?.Owner is null ? "sign in" : "link", Device.Of(http).Network);
        http.Response.Redirect(RefusalPage(provider, journey, error));
    }

    /// <summary>Kinds and not messages: those repeat what the provider or a stranger sent.</summary>
    private static string Reason(Exception? failure) =>
        failure switch
        {
            null => "unknown",
            AuthenticationFailureException { InnerException: { } inner } => inner.GetType().Name,
            AuthenticationFailureException { Message: var message }
                when message.Length < 80 && !message.Contains(':', StringComparison.Ordinal) => message,
            _ => failure.GetType().Name,
        };
}
