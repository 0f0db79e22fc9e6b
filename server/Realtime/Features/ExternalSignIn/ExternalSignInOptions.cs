namespace Realtime.Features.ExternalSignIn;

/// <summary>
/// Section <c>Authentication</c>: other services whose accounts people may sign in with. Each is offered as soon as its client id and
/// secret are set.
/// </summary>
internal sealed class ExternalSignInOptions
{
    public const string Section = "Authentication";

    public GoogleClient Google { get; set; } = new();

    public GitHubClient GitHub { get; set; } = new();

    public OpenIdConnectClient OpenIdConnect { get; set; } = new();
}

/// <summary>What a provider gave us on registering this server there.</summary>
internal abstract class ProviderClient
{
    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>Whether people may sign in there.</summary>
    public virtual bool IsConfigured => !string.IsNullOrWhiteSpace(ClientId) && !string.IsNullOrWhiteSpace(ClientSecret);

    /// <summary>Whether anything of it is set, so that the rest must be too.</summary>
    public virtual bool IsBegun => !string.IsNullOrWhiteSpace(ClientId) || !string.IsNullOrWhiteSpace(ClientSecret);
}

/// <summary>Google; its addresses are settings for tests alone.</summary>
internal sealed class GoogleClient : ProviderClient
{
    public string AuthorizationEndpoint { get; set; } = "https://accounts.google.com/o/oauth2/v2/auth";

    public string TokenEndpoint { get; set; } = "https://oauth2.googleapis.com/token";

    public string UserInformationEndpoint { get; set; } = "https://openidconnect.googleapis.com/v1/userinfo";
}

/// <summary>GitHub; a GitHub Enterprise server has other addresses.</summary>
internal sealed class GitHubClient : ProviderClient
{
    public string AuthorizationEndpoint { get; set; } = "https://github.com/login/oauth/authorize";

    public string TokenEndpoint { get; set; } = "https://github.com/login/oauth/access_token";

    public string UserInformationEndpoint { get; set; } = "https://api.github.com/user";

    /// <summary>Where it tells which of a person's addresses are verified.</summary>
    public string UserEmailsEndpoint { get; set; } = "https://api.github.com/user/emails";
}

/// <summary>Any issuer that speaks OpenID Connect.</summary>
internal sealed class OpenIdConnectClient : ProviderClient
{
    /// <summary>The issuer's address; <c>/.well-known/openid-configuration</c> below it tells the rest.</summary>
    public string? Authority { get; set; }

    /// <summary>What the button says; the issuer's host by default.</summary>
    public string? DisplayName { get; set; }

    public override bool IsConfigured => base.IsConfigured && !string.IsNullOrWhiteSpace(Authority);

    public override bool IsBegun => base.IsBegun || !string.IsNullOrWhiteSpace(Authority) || !string.IsNullOrWhiteSpace(DisplayName);
}
