using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Realtime.Platform.Data;

namespace Realtime.Platform.Identity;

/// <summary>Registers who may be known and how: sessions, access tokens, passwords and the keys behind them.</summary>
internal static class IdentityPlatform
{
    public static void AddIdentityPlatform(this IServiceCollection services)
    {
        services.AddSingleton<IPasswordHasher<User>, Argon2PasswordHasher>();
        services.AddSingleton<PasswordHashing>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<SignInRate>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<SessionEvents>();
        services.AddSingleton<BearerEvents>();
        services.AddSingleton<SessionCookies>();
        services.AddSingleton<ApiTokens>();
        services.AddSingleton<HubTickets>();
        services.AddSingleton<Callers>();
        services.AddSingleton<TokenKeys>();
        services.AddSingleton<AccessTokens>();
        services.AddKeys();

        services.AddAuthentication(Authentication.Scheme)
            .AddPolicyScheme(Authentication.Scheme, null, options => options.ForwardDefaultSelector = context =>
                Authentication.UsesBearer(context.Request) ? Authentication.BearerScheme : Authentication.SessionScheme)
            .AddCookie(Authentication.SessionScheme)
            .AddJwtBearer(Authentication.BearerScheme);
        services.AddOptions<CookieAuthenticationOptions>(Authentication.SessionScheme).Configure<SessionCookies>(ConfigureCookie);
        services.AddOptions<JwtBearerOptions>(Authentication.BearerScheme).Configure<AccessTokens>(ConfigureBearer);
        services.AddAuthorization();
    }

    private static void ConfigureCookie(CookieAuthenticationOptions options, SessionCookies cookies)
    {
        options.CookieManager = cookies;
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = SessionKind.Browser.Lifetime();
        options.SlidingExpiration = false;
        options.EventsType = typeof(SessionEvents);
    }

    private static void ConfigureBearer(JwtBearerOptions options, AccessTokens tokens)
    {
        options.MapInboundClaims = false;
        options.TokenValidationParameters = tokens.Rules;
        options.EventsType = typeof(BearerEvents);
    }

    /// <summary>The keys that seal cookies are kept, so that a restart signs nobody out.</summary>
    private static void AddKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("realtime");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<DatabaseOptions>, ILoggerFactory>((keys, data, loggers) =>
            keys.XmlRepository = new FileSystemXmlRepository(KeyFolder.For(data.Value), loggers));
    }
}
