using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;
using Realtime.Platform.Limits;

namespace Realtime.Platform.Hubs;

/// <summary>Registers the event log, its delivery and the hub.</summary>
public static class HubPlatform
{
    /// <summary>Largest frame from a client; bytes. Holds 16,000 characters of any script.</summary>
    public const int MaxFrame = 128 * 1024;

    /// <summary>Adds the event log and SignalR with JSON and MessagePack.</summary>
    public static WebApplicationBuilder AddHubPlatform(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<EventLogOptions>().BindConfiguration("Events");
        services.AddSingleton<LiveStreams>().AddSingleton<Connections>().AddSingleton<Subscriptions>().AddSingleton<EventLog>();
        services.AddHostedService<Heartbeat>().AddHostedService<Checkpointer>().AddHostedService<SocketSessions>();
        services.AddSingleton<HubLifetimeManager<RealtimeHub>, RealtimeLifetime>();
        services.AddSignalR(options =>
            {
                options.MaximumReceiveMessageSize = MaxFrame;
            })
            .AddJsonProtocol(options =>
            {
                Wire.Apply(options.PayloadSerializerOptions);
            })
            .AddMessagePackProtocol(options =>
                options.SerializerOptions = MessagePack.MessagePackSerializerOptions.Standard
                    .WithResolver(JsonBridgeResolver.Instance)
                    .WithSecurity(MessagePack.MessagePackSecurity.UntrustedData));
        services.DecorateProtocols();
        services.AddLimits();
        services.AddSingleton<DomainErrorFilter>().AddSingleton<ScopeFilter>();

        // Outermost first: what is refused for its scope has been counted. As instances: a filter that is given by its type would be
        // made anew for every call.
        services.AddOptions<HubOptions>().Configure<DomainErrorFilter, HubLimit, ScopeFilter>((hub, errors, limit, scopes) =>
        {
            hub.AddFilter(errors);
            hub.AddFilter(limit);
            hub.AddFilter(scopes);
        });

        // A refusal is an answer, not a failure; real failures are logged by the filter.
        builder.Logging.AddFilter("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", LogLevel.None);
        return builder;
    }

    /// <summary>Maps the one hub.</summary>
    public static void MapHubPlatform(this IEndpointRouteBuilder app) =>
        app.MapHub<RealtimeHub>("/hubs/realtime", options =>
        {
            options.Transports = HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling;
            options.ApplicationMaxBufferSize = MaxFrame;
            options.TransportMaxBufferSize = 64 * 1024;
            options.AllowStatefulReconnects = false;
            options.CloseOnAuthenticationExpiration = true;
        }).RequireAuthorization().RequireAnyScope();

    private static void DecorateProtocols(this IServiceCollection services)
    {
        foreach (var protocol in services.Where(s => s.ServiceType == typeof(IHubProtocol)).ToList())
        {
            services.Remove(protocol);
            services.AddSingleton<IHubProtocol>(provider =>
                new CodedHubProtocol((IHubProtocol)ActivatorUtilities.CreateInstance(provider, protocol.ImplementationType!)));
        }
    }
}
