using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Realtime.Platform.Identity;

/// <summary>
/// Where a token is looked for, which kind it is, and what is asked about it beyond its form: its own or its session's row, on every
/// request.
/// </summary>
internal sealed class BearerEvents(Callers callers, ApiTokens tokens, HubTickets tickets) : JwtBearerEvents
{
    public override async Task MessageReceived(MessageReceivedContext context)
    {
        var ended = context.HttpContext.RequestAborted;
        if (context.Request.Headers.Authorization.Count == 0)
        {
            var token = Authentication.QueryToken(context.Request);
            if (token?.StartsWith(ApiTokens.Prefix, StringComparison.Ordinal) is true)
            {
                context.Fail("Addresses are logged and remembered: an API token does not belong into one.");
            }
            else if (token?.StartsWith(HubTickets.Prefix, StringComparison.Ordinal) is true)
            {
                var caller = await tickets.RedeemAsync(token, ended);
                Accept(context, caller, caller is { } known ? await callers.StandsUntilAsync(known, ended) : null);
            }

            context.Token = token;
        }
        else if (Authentication.HeaderToken(context.Request) is { } header && header.StartsWith(ApiTokens.Prefix, StringComparison.Ordinal))
        {
            var token = await tokens.FindAsync(header, ended);
            Accept(context, token?.Caller, token?.ExpiresAt ?? DateTimeOffset.MaxValue);
        }
    }

    public override async Task TokenValidated(TokenValidatedContext context)
    {
        if (await callers.StandsUntilAsync(Caller.From(context.Principal), context.HttpContext.RequestAborted) is null)
        {
            context.Fail("The token's session has ended.");
        }
    }

    /// <param name="context">The request.</param>
    /// <param name="caller">Who shows the token; null when it is not good.</param>
    /// <param name="until">A socket is closed then; null when what is behind the token has ended already.</param>
    private static void Accept(MessageReceivedContext context, Caller? caller, DateTimeOffset? until)
    {
        if (caller is not { } known || until is null)
        {
            context.Fail("The token is not known, or has ended.");
            return;
        }

        context.Principal = known.ToPrincipal(Authentication.BearerScheme);
        context.Properties.ExpiresUtc = until < DateTimeOffset.MaxValue ? until : null;
        context.Success();
    }
}
