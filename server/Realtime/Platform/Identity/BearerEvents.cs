using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Realtime.Platform.Identity;

/// <summary>Where a token is looked for, and what is asked about it beyond its signature: its session's row, on every request.</summary>
internal sealed class BearerEvents(SessionStore sessions) : JwtBearerEvents
{
    public override Task MessageReceived(MessageReceivedContext context)
    {
        context.Token = context.Request.Headers.Authorization.Count == 0 ? Authentication.QueryToken(context.Request) : null;
        return Task.CompletedTask;
    }

    public override async Task TokenValidated(TokenValidatedContext context)
    {
        var caller = Caller.From(context.Principal);
        if (caller.SessionId is not { } id
            || await sessions.FindOpenAsync(id, caller.UserId, context.HttpContext.RequestAborted) is null)
        {
            context.Fail("The token's session has ended.");
        }
    }
}
