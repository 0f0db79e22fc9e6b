using Microsoft.Extensions.Options;

namespace Realtime.Features.ExternalSignIn;

/// <summary>
/// Half a configuration stops the start: a button that is missing without a word, or one that leads nowhere, would be found by the
/// people who need it.
/// </summary>
internal sealed class ExternalSignInValidation : IValidateOptions<ExternalSignInOptions>
{
    public ValidateOptionsResult Validate(string? name, ExternalSignInOptions options)
    {
        var (google, github, oidc) = (options.Google, options.GitHub, options.OpenIdConnect);
        List<string> faults =
        [
            .. Missing("Google", google),
            .. Missing("GitHub", github),
            .. Missing("OpenIdConnect", oidc, (nameof(oidc.Authority), oidc.Authority)),
            .. Addresses(
                "Google",
                google,
                (nameof(google.AuthorizationEndpoint), google.AuthorizationEndpoint),
                (nameof(google.TokenEndpoint), google.TokenEndpoint),
                (nameof(google.UserInformationEndpoint), google.UserInformationEndpoint)),
            .. Addresses(
                "GitHub",
                github,
                (nameof(github.AuthorizationEndpoint), github.AuthorizationEndpoint),
                (nameof(github.TokenEndpoint), github.TokenEndpoint),
                (nameof(github.UserInformationEndpoint), github.UserInformationEndpoint),
                (nameof(github.UserEmailsEndpoint), github.UserEmailsEndpoint)),
            .. Addresses("OpenIdConnect", oidc, (nameof(oidc.Authority), oidc.Authority)),
        ];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Missing(string provider, ProviderClient client, params (string Name, string? Value)[] more) =>
        from setting in ((string Name, string? Value)[])
            [(nameof(client.ClientId), client.ClientId), (nameof(client.ClientSecret), client.ClientSecret), .. more]
        where client.IsBegun && string.IsNullOrWhiteSpace(setting.Value)
        select $"{ExternalSignInOptions.Section}:{provider}:{setting.Name} must be set too, for people to sign in with {provider}.";

    private static IEnumerable<string> Addresses(string provider, ProviderClient client, params (string Name, string? Value)[] addresses) =>
        from address in addresses
        where client.IsConfigured && !IsPrivate(address.Value)
        select $"{ExternalSignInOptions.Section}:{provider}:{address.Name} must be an https address, or http on this machine.";

    /// <summary>Secrets and codes travel there: nobody may read along.</summary>
    private static bool IsPrivate(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
