using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Realtime.Features.ExternalSignIn;

/// <summary>The handlers that speak with the providers. Whatever they find out goes to <see cref="ExternalReturn"/>.</summary>
internal static class ExternalSchemes
{
    private static readonly TimeSpan s_journey = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    public static void AddExternalSchemes(this IServiceCollection services, ExternalSignInOptions options)
    {
        var schemes = services.AddAuthentication();
        if (options.Google is { IsConfigured: true } google)
        {
            schemes.AddGoogle(ExternalProviders.Google, scheme => UseGoogle(scheme, google));
        }

        if (options.GitHub is { IsConfigured: true } github)
        {
            schemes.AddOAuth(ExternalProviders.GitHub, scheme => UseGitHub(scheme, github));
        }

        if (options.OpenIdConnect is { IsConfigured: true } issuer)
        {
            schemes.AddOpenIdConnect(ExternalProviders.OpenIdConnect, scheme => UseIssuer(scheme, issuer));
        }
    }

    private static void UseGoogle(OAuthOptions scheme, GoogleClient client)
    {
        Use(scheme, client, ExternalProviders.Google, client.AuthorizationEndpoint, client.TokenEndpoint, client.UserInformationEndpoint);

        // Whoever has several accounts there means one of them, and not always the one that was used last.
        scheme.AdditionalAuthorizationParameters["prompt"] = "select_account";
        scheme.ClaimActions.MapJsonKey(ExternalIdentity.SubjectClaim, "sub");
        scheme.ClaimActions.MapJsonKey(ExternalIdentity.NameClaim, "name");
        scheme.ClaimActions.MapJsonKey(ExternalIdentity.EmailClaim, "email");
        scheme.ClaimActions.MapJsonKey(ExternalIdentity.EmailVerifiedClaim, "email_verified");
    }

    private static void UseGitHub(OAuthOptions scheme, GitHubClient client)
    {
        Use(scheme, client, ExternalProviders.GitHub, client.AuthorizationEndpoint, client.TokenEndpoint, client.UserInformationEndpoint);
        scheme.Scope.Add("read:user");
        scheme.Scope.Add("user:email");
        scheme.ClaimActions.MapJsonKey(ExternalIdentity.SubjectClaim, "id");
        scheme.ClaimActions.MapJsonKey(ExternalIdentity.NameClaim, "name");
        scheme.ClaimActions.MapJsonKey(ExternalIdentity.LoginClaim, "login");
        scheme.ClaimActions.MapJsonKey(ExternalIdentity.EmailClaim, "email");
        scheme.ClaimActions.MapJsonKey(ExternalIdentity.EmailVerifiedClaim, "verified");
        scheme.Events.OnCreatingTicket = context => ReadGitHubAsync(context, client);
    }

    private static void Use(
        OAuthOptions scheme, ProviderClient client, string id, string authorization, string token, string userInformation)
    {
        Use(scheme, id);
        scheme.ClientId = client.ClientId!;
        scheme.ClientSecret = client.ClientSecret!;
        scheme.AuthorizationEndpoint = authorization;
        scheme.TokenEndpoint = token;
        scheme.UserInformationEndpoint = userInformation;
        scheme.UsePkce = true;
        scheme.SaveTokens = false;
        scheme.ClaimsIssuer = new Uri(authorization).GetLeftPart(UriPartial.Authority);
        scheme.ClaimActions.Clear();
    }

    private static void UseIssuer(OpenIdConnectOptions scheme, OpenIdConnectClient client)
    {
        Use(scheme, ExternalProviders.OpenIdConnect);
        scheme.Authority = client.Authority;
        scheme.RequireHttpsMetadata = !new Uri(client.Authority!).IsLoopback;
        scheme.ClientId = client.ClientId;
        scheme.ClientSecret = client.ClientSecret;
        scheme.ResponseType = OpenIdConnectResponseType.Code;

        // The answer comes as a link and not as a form of another site, so that cookies need not be open to other sites' forms.
        scheme.ResponseMode = OpenIdConnectResponseMode.Query;
        scheme.UsePkce = true;
        scheme.SaveTokens = false;
        scheme.MapInboundClaims = false;
        scheme.GetClaimsFromUserInfoEndpoint = true;
        scheme.DisableTelemetry = true;
        scheme.Scope.Clear();
        foreach (var scope in (string[])["openid", "profile", "email"])
        {
            scheme.Scope.Add(scope);
        }

        scheme.NonceCookie.SameSite = SameSiteMode.Lax;
        scheme.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        scheme.ProtocolValidator.NonceLifetime = s_journey;

        // Signing out at the provider ends nothing here, so nobody can be signed out through it.
        scheme.RemoteSignOutPath = PathString.Empty;
        scheme.SignedOutCallbackPath = PathString.Empty;
        scheme.TokenValidationParameters.ValidAlgorithms =
        [
            SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
            SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
            SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
        ];
        scheme.ClaimActions.Clear();
        foreach (var claim in (string[])
            [ExternalIdentity.NameClaim, ExternalIdentity.LoginClaim, ExternalIdentity.EmailClaim, ExternalIdentity.EmailVerifiedClaim])
        {
            scheme.ClaimActions.MapUniqueJsonKey(claim, claim);
        }
    }

    /// <summary>What all of them share: a short journey, cookies that only this page's own navigation carries, and one way back.</summary>
    private static void Use(RemoteAuthenticationOptions scheme, string id)
    {
        scheme.CallbackPath = Platform.Identity.SignInRate.ReturnPrefix + id;
        scheme.RemoteAuthenticationTimeout = s_journey;
        scheme.BackchannelTimeout = s_patience;
        scheme.BackchannelHttpHandler =
            new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        scheme.CorrelationCookie.HttpOnly = true;
        scheme.CorrelationCookie.SameSite = SameSiteMode.Lax;
        scheme.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        scheme.Events.OnTicketReceived = context => Of(context.HttpContext).ReceiveAsync(context);
        scheme.Events.OnAccessDenied = context => Of(context.HttpContext).DenyAsync(context);
        scheme.Events.OnRemoteFailure = context => Of(context.HttpContext).FailAsync(context);
    }

    private static ExternalReturn Of(HttpContext context) => context.RequestServices.GetRequiredService<ExternalReturn>();

    /// <summary>GitHub tells the person at one address, and which e-mail addresses it verified at another.</summary>
    private static async Task ReadGitHubAsync(OAuthCreatingTicketContext context, GitHubClient client)
    {
        using var person = await GetAsync(context, client.UserInformationEndpoint);
        using var emails = await GetAsync(context, client.UserEmailsEndpoint);
        context.RunClaimActions(person.RootElement);
        var identity = context.Identity!;
        var told = identity.FindAll(claim => claim.Type is ExternalIdentity.EmailClaim or ExternalIdentity.EmailVerifiedClaim);
        foreach (var claim in told.ToList())
        {
            // The public one of the profile may be anybody's.
            identity.RemoveClaim(claim);
        }

        var primary = emails.RootElement.EnumerateArray().FirstOrDefault(email => email.GetProperty("primary").GetBoolean());
        if (primary.ValueKind == JsonValueKind.Object)
        {
            context.RunClaimActions(primary);
        }
    }

    private static async Task<JsonDocument> GetAsync(OAuthCreatingTicketContext context, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", context.AccessToken);
        using var response = await context.Backchannel.SendAsync(request, context.HttpContext.RequestAborted);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync(context.HttpContext.RequestAborted);
        return await JsonDocument.ParseAsync(body, cancellationToken: context.HttpContext.RequestAborted);
    }
}
