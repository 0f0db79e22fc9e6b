using Realtime.Platform;

namespace Realtime.Features.ExternalSignIn;

/// <summary>Why somebody did not come in by, or could not link, an account elsewhere. The page's address carries the code.</summary>
internal static class ExternalErrors
{
    /// <summary>The e-mail proves nothing here: whoever holds it at the provider need not be who has the account.</summary>
    public static DomainError LinkRequired() => new(
        "auth.link_required", 409, "There is an account with this email already. Sign in with your password and link it in your profile.");

    public static DomainError Denied() => new("auth.external_denied", 403, "You did not let us in there, so you are not signed in here.");

    /// <summary>The answer was tampered with, came twice, too late or to another browser, or the provider refused it.</summary>
    public static DomainError Failed() => new("auth.external_failed", 400, "That did not work. Start again from here.");

    public static DomainError Unavailable() => new("auth.provider_unavailable", 503, "The other service does not answer. Try again later.");

    /// <summary>Whoever began to link is not who comes back.</summary>
    public static DomainError Strayed() => new("auth.link_strayed", 403, "You were signed out meanwhile. Sign in and link it again.");

    public static DomainError Taken() => new("auth.login_taken", 409, "That account is linked to somebody else here.");

    public static DomainError Exists() => new("auth.login_exists", 409, "You have linked an account there already. Unlink it first.");

    public static DomainError LastSignIn() =>
        new("auth.last_sign_in", 409, "This is the only way by which you can sign in. Link another first.");

    public static DomainError BrowserRequired() => new("auth.browser_required", 403, "Linking is done in a browser that is signed in.");
}
