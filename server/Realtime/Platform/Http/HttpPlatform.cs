using System.Net;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Realtime.Platform.Identity;
using Realtime.Platform.Limits;
using Realtime.Platform.WebClient;

namespace Realtime.Platform.Http;

/// <summary>How the server speaks HTTP: strict reading, one form of refusal, limits, who may call, and the web client's files.</summary>
public static class HttpPlatform
{
    private const int MaxBodyBytes = 256 * 1024;

    /// <summary>Registers what <see cref="UseHttpPlatform"/> and <see cref="MapApi"/> need, identity and the web client included.</summary>
    public static WebApplicationBuilder AddHttpPlatform(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<HttpOptions>().BindConfiguration(HttpOptions.Section);
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<HttpOptions>>(LimitServer);
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<HttpOptions>>(BelieveProxies);
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<JsonOptions>(ReadStrictly);
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        services.AddApiDescription();
        services.AddIdentityPlatform();
        services.AddWebClient();

        // These two log whole addresses, and a browser's hub connection carries its access token in the query.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Routing", LogLevel.Warning);

        // It warns that keys lie unencrypted: they do, in a folder that is closed to other accounts.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        return builder;
    }

    /// <summary>The pipeline, outermost first. Foreign origins are refused before anybody is authenticated.</summary>
    public static WebApplication UseHttpPlatform(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseForwardedHeaders();
        app.Use(SecurityHeaders.InvokeAsync);
        app.UseMiddleware<ProblemMiddleware>();
        app.Use(OriginCheck.InvokeAsync);
        app.UseRouting();
        app.UseWebClient();
        app.Use(SignInRate.InvokeAsync);
        app.UseAuthentication();
        app.UseMiddleware<RestLimit>();
        app.Use(CsrfCheck.InvokeAsync);
        app.Use(DenyByDefault.InvokeAsync);
        app.UseAuthorization();
        app.Use(ScopeCheck.InvokeAsync);
        app.UseMiddleware<SocketLimit>();
        return app;
    }

    /// <summary>Maps health, the API's description and the group <c>/api/v1</c>, which is for signed-in callers.</summary>
    /// <returns>The group, for the features' endpoints.</returns>
    public static RouteGroupBuilder MapApi(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        app.MapApiDescription();
        var api = app.MapGroup("/api/v1").RequireAuthorization().WithMetadata(Refusal(400), Refusal(401), Refusal(404));
        ((IEndpointConventionBuilder)api).Add(TakeAnyId);
        return api;
    }

    /// <summary>
    /// An id that cannot be one is like any other unknown id. With the constraint <c>:guid</c> there would seem to be no such path.
    /// </summary>
    private static void TakeAnyId(EndpointBuilder endpoint)
    {
        if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path } route)
        {
            route.RoutePattern = RoutePatternFactory.Parse(path.Replace(":guid", "", StringComparison.Ordinal));
        }
    }

    private static ProducesResponseTypeMetadata Refusal(int status) => new(status, typeof(Problem), [Problem.MediaType]);

    private static void ReadStrictly(JsonOptions options)
    {
        // The features' generated contracts come first; reflection is left for the framework's own types.
        options.SerializerOptions.TypeInfoResolverChain.Clear();
        Wire.Apply(options.SerializerOptions);
        options.SerializerOptions.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver());
    }

    private static void LimitServer(KestrelServerOptions server, IOptions<HttpOptions> options)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = MaxBodyBytes;
        server.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        server.Limits.MaxConcurrentConnections = options.Value.MaxConnections;
        server.Limits.MaxConcurrentUpgradedConnections = options.Value.MaxConnections;
    }

    private static void BelieveProxies(ForwardedHeadersOptions forwarded, IOptions<HttpOptions> options)
    {
        var proxies = options.Value.KnownProxies;
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        foreach (var proxy in proxies)
        {
            forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
        }

        forwarded.ForwardLimit = proxies.Length;
        forwarded.ForwardedHeaders = proxies.Length == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
    }
}
