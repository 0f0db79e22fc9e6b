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
    private const string ForGood = "public, max-age=31536000, immutable";

    // Always asked again and answered by ETag: a new version is there with the next load.
    private const string AskAgain = "no-cache";
    private static readonly string[] s_serverPaths =
        ["/api", "/health", "/hubs", "/openapi", "/scalar", "/signin-github", "/signin-google", "/signin-oidc", "/v", "/vendor"];

    public static void AddWebClient(this IServiceCollection services)
    {
        services.AddOptions<WebClientOptions>().BindConfiguration(WebClientOptions.Section);

        // Only what is the same for everybody: an answer that holds a secret beside what somebody else chose must not be compressed.
        services.AddResponseCompression(options =>
            (options.EnableForHttps, options.MimeTypes) = (true, ["text/html", "text/javascript", "text/css", "image/svg+xml"]));
    }

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
        var page = new ClientPage(root, app.Services.GetRequiredService<TimeProvider>());
        app.Lifetime.ApplicationStopped.Register(files.Dispose);
        app.UseResponseCompression();
        app.Use((context, next) => IsPage(context) ? WriteAsync(context, page.Newest()) : next(context));
        app.Use((context, next) =>
        {
            TakeVersion(context, page);
            return next(context);
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            OnPrepareResponse = context =>
                context.Context.Response.Headers.CacheControl = context.Context.Items.ContainsKey(ForGood) ? ForGood : AskAgain,
        });
    }

    /// <summary>The client routes by path, so every address of its own is the one page.</summary>
    private static bool IsPage(HttpContext context) =>
        context.GetEndpoint() is null && HttpMethods.IsGet(context.Request.Method)
        && (context.Request.Path == Page
            || (!Path.HasExtension(context.Request.Path) && !s_serverPaths.Any(path => context.Request.Path.StartsWithSegments(path))));

    private static Task WriteAsync(HttpContext context, ClientEdition edition)
    {
        var (request, response) = (context.Request, context.Response);
        var tag = $"\"{edition.Version}\"";
        response.Headers.CacheControl = AskAgain;
        response.Headers.ETag = tag;
        if (request.Headers.IfNoneMatch.Contains(tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = "text/html; charset=utf-8";
        return response.Body.WriteAsync(edition.Html, context.RequestAborted).AsTask();
    }

    /// <summary>
    /// Takes the version out of an address. A page of a former version gets the file as it is now, and must not keep it under the
    /// former name.
    /// </summary>
    private static void TakeVersion(HttpContext context, ClientPage page)
    {
        if (context.Request.Path.Value is { } path && path.StartsWith(ClientPage.Prefix, StringComparison.Ordinal)
            && path.IndexOf('/', ClientPage.Prefix.Length) is > 0 and var end)
        {
            context.Request.Path = path[end..];
            if (path.AsSpan(ClientPage.Prefix.Length..end).SequenceEqual(page.Newest().Version))
            {
                context.Items[ForGood] = true;
            }
        }
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
