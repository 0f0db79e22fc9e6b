using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Realtime.Issuer;

/// <summary>A real OpenID Connect issuer, by OpenIddict. What it keeps is gone with the process.</summary>
internal static class OpenIdConnect
{
    private const string Authorize = "/oidc/authorize";

    public static void AddOpenIdConnect(this IServiceCollection services)
    {
        // In memory; it lasts while this one connection is open.
        var keeper = new SqliteConnection("Data Source=issuer;Mode=Memory;Cache=Shared");
        keeper.Open();
        services.AddSingleton(keeper);
        services.AddDbContext<IssuerDbContext>(options => options.UseSqlite(keeper.ConnectionString).UseOpenIddict());
        services.AddAuthentication();
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<IssuerDbContext>())
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris(Authorize).SetTokenEndpointUris("/oidc/token")
                    .SetUserInfoEndpointUris("/oidc/userinfo");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().RegisterScopes(Scopes.Email, Scopes.Profile);
                server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
                server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement();
            });
    }

    public static async Task PrepareOpenIdConnectAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IssuerDbContext>().Database.EnsureCreatedAsync();
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(Clients.Describe());
    }

    public static void MapOpenIdConnect(this IEndpointRouteBuilder site)
    {
        site.MapGet(Authorize, ConsentPage.Show);
        site.MapPost(
            Authorize, async (HttpContext context, People people) => Answer(context, await context.Request.ReadFormAsync(), people));
    }

    private static IResult Answer(HttpContext context, IFormCollection form, People people)
    {
        const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;
        if (ConsentPage.Decide(form, people) is not { } person)
        {
            var denial = new AuthenticationProperties();
            denial.SetString(OpenIddictServerAspNetCoreConstants.Properties.Error, Errors.AccessDenied);
            return Results.Forbid(denial, [Scheme]);
        }

        var identity = new ClaimsIdentity(Scheme, Claims.Name, Claims.Role)
            .SetClaim(Claims.Subject, person.Subject)
            .SetClaim(Claims.Name, person.Name)
            .SetClaim(Claims.PreferredUsername, person.Login)
            .SetClaim(Claims.Email, person.Email)
            .SetClaim(Claims.EmailVerified, person.EmailVerified)
            .SetScopes(context.GetOpenIddictServerRequest()!.GetScopes())
            .SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: Scheme);
    }
}

internal sealed class IssuerDbContext(DbContextOptions<IssuerDbContext> options) : DbContext(options);
