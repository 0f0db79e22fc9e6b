using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Realtime.Platform.Identity;

/// <summary>Refuses API tokens wherever no scope that they hold is declared: what nobody thought of is not open to them.</summary>
internal static class ScopeCheck
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.User.FindFirst(Caller.ScopeClaim) is null
            || context.GetEndpoint() is not { Metadata: var rules }
            || rules.GetMetadata<IAllowAnonymous>() is not null)
        {
            return next(context);
        }

        var needed = rules.GetMetadata<ScopeRule>()?.Needed(context.Request.Method) ?? Scopes.None;
        return Caller.From(context.User).MayUse(needed) ? next(context) : throw Errors.ScopeMissing();
    }
}
