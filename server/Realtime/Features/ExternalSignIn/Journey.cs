using Microsoft.AspNetCore.Authentication;
using Realtime.Platform;
using Realtime.Platform.Identity;

namespace Realtime.Features.ExternalSignIn;

/// <summary>What somebody set out for when they were sent to a provider. It travels sealed in the request's <c>state</c>.</summary>
/// <param name="ReturnUrl">The page to come back to.</param>
/// <param name="Owner">Who wants to link, from which session; null to sign in.</param>
internal sealed record Journey(string ReturnUrl, Caller? Owner)
{
    private const string ReturnItem = "return";
    private const string UserItem = "user";
    private const string SessionItem = "session";
    private const int MaxLength = 2_000;
    private static readonly Uri s_here = new("http://page.invalid");

    /// <summary>A journey that begins.</summary>
    /// <param name="returnUrl">A path of this page; left out, its beginning.</param>
    /// <param name="owner">Who wants to link; null to sign in.</param>
    /// <exception cref="DomainError"><c>request.invalid</c> when the path may lead elsewhere.</exception>
    public static Journey Begin(string? returnUrl, Caller? owner = null) =>
        new(Local(returnUrl ?? "/") ?? throw Errors.Invalid("returnUrl", "It must be a path of this page."), owner);

    /// <summary>A journey that comes back; null when the state does not tell of any.</summary>
    public static Journey? Of(AuthenticationProperties? state)
    {
        if (state?.GetString(ReturnItem) is not { } returnUrl)
        {
            return null;
        }

        return Guid.TryParse(state.GetString(UserItem), out var user) && Guid.TryParse(state.GetString(SessionItem), out var session)
            ? new Journey(returnUrl, new Caller(user, session))
            : new Journey(returnUrl, null);
    }

    public AuthenticationProperties ToState()
    {
        var state = new AuthenticationProperties();
        state.SetString(ReturnItem, ReturnUrl);
        if (Owner is { SessionId: { } session, UserId: var user })
        {
            state.SetString(UserItem, user.ToString());
            state.SetString(SessionItem, session.ToString());
        }

        return state;
    }

    /// <summary>
    /// The path as a header can carry it; null when it may lead elsewhere. Browsers read a backslash as a slash and drop tabs and line
    /// breaks, so <c>/\host</c> is another host's.
    /// </summary>
    private static string? Local(string path) =>
        path.Length <= MaxLength && path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal)
        && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl) && Text.IsStorable(path)
        && Uri.TryCreate(s_here, path, out var page) && page.Authority == s_here.Authority
        && !page.AbsolutePath.StartsWith("//", StringComparison.Ordinal)
            ? page.PathAndQuery + page.Fragment
            : null;
}
