using Microsoft.AspNetCore.Http;

namespace Realtime.Features.Accounts;

/// <summary>
/// Keeps a question's challenge for a browser that was sent here by another service, until its page answers: an address would show
/// it to the history and to logs. Only this page's own calls carry it.
/// </summary>
public static class SignInCookie
{
    private const string PlainName = "realtime-challenge";
    private const string SecureName = "__Host-" + PlainName;

    /// <summary>Keeps the challenge in the browser.</summary>
    /// <param name="context">The answer that it goes with.</param>
    /// <param name="question">What is asked for.</param>
    public static void Keep(HttpContext context, SignInQuestion question)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(question);
        context.Response.Cookies.Append(Name(context), question.Challenge, Options(context, question.Lifetime));
    }

    /// <summary>The challenge that the browser keeps; null when there is none.</summary>
    /// <param name="context">The call.</param>
    public static string? Read(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.Cookies[Name(context)];
    }

    /// <summary>Takes it from the browser.</summary>
    /// <param name="context">The call and its answer.</param>
    public static void Forget(HttpContext context)
    {
        if (Read(context) is not null)
        {
            context.Response.Cookies.Delete(Name(context), Options(context, lifetime: null));
        }
    }

    private static string Name(HttpContext context) => context.Request.IsHttps ? SecureName : PlainName;

    private static CookieOptions Options(HttpContext context, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = lifetime,
        Path = "/",
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
    };
}
