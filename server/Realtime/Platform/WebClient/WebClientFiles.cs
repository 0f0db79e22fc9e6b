using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Realtime.Platform.WebClient;

/// <summary>Serves the web client as it lies in its folder: there is no build step.</summary>
internal static partial class WebClientFiles
{
    private const string Page = "/index.html";
    private static readonly string[] s_serverPaths = ["/api", "/health", "/hubs", "/openapi", "/scalar", "/vendor"];

    public static void AddWebClient(this IServiceCollection services) =>
        services.AddOptions<WebClientOptions>().BindConfiguration(WebClientOptions.Section);

    public static void UseWebClient(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(WebClientFiles));
        if (FindRoot(app) is not { } root)
        {
            Log.Missing(logger);
            return;
        }

        Log.Found(logger, root);
        var files = new ClientFiles(root);
        app.Lifetime.ApplicationStopped.Register(files.Dispose);
        app.Use(ShowPage);
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,

            // Always asked again and answered by ETag: a new version is there with the next load.
            OnPrepareResponse = context => context.Context.Response.Headers.CacheControl = "no-cache",
        });
    }

    /// <summary>The client routes by path, so every address of its own is the one page.</summary>
    private static Task ShowPage(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (context.GetEndpoint() is null && HttpMethods.IsGet(request.Method) && !Path.HasExtension(request.Path)
            && !s_serverPaths.Any(path => request.Path.StartsWithSegments(path)))
        {
            request.Path = Page;
        }

        return next(context);
    }

    private static string? FindRoot(WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<WebClientOptions>>().Value.Root is { Length: > 0 } configured)
        {
            return Path.GetFullPath(configured, app.Environment.ContentRootPath);
        }

        for (var folder = new DirectoryInfo(app.Environment.ContentRootPath); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "web-client");
            if (File.Exists(candidate + Page))
            {
                return candidate;
            }
        }

        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(2101, LogLevel.Information, "Web client: {Root}")]
        public static partial void Found(ILogger logger, string root);

        [LoggerMessage(2102, LogLevel.Warning, "There is no web client; set WebClient:Root to serve one")]
        public static partial void Missing(ILogger logger);
    }
}
