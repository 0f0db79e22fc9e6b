using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Realtime.Tests.Support.Logs;

/// <summary>Notes every secret in every call to a server, before the server sees it: no test has to tell what it uses.</summary>
internal sealed class SecretTap(LogScan scan) : IStartupFilter
{
    private static readonly HashSet<string> s_members = ["password", "current", "new", "refreshToken", "challenge", "code", "token"];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(InvokeAsync);
        next(app);
    };

    private async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        NoteRequest(context.Request);
        context.Response.OnStarting(() =>
        {
            NoteCookies(context.Response);
            return Task.CompletedTask;
        });
        if (!HttpMethods.IsPost(context.Request.Method) && !HttpMethods.IsPut(context.Request.Method))
        {
            await next(context);
            return;
        }

        await using var body = new CopyingStream(context.Request.Body);
        context.Request.Body = body;
        try
        {
            await next(context);
        }
        finally
        {
            NoteBody(body.Copy);
        }
    }

    private void NoteRequest(HttpRequest request)
    {
        scan.Note("Authorization", request.Headers.Authorization.ToString().Split(' ')[^1]);
        scan.Note("access_token", request.Query["access_token"]);
        scan.Note("code", request.Query["code"]);
        scan.Note("state", request.Query["state"]);
        foreach (var cookie in request.Cookies)
        {
            scan.Note("cookie", cookie.Value);
        }

        var path = request.Path.Value!.Split('/');
        if (path is ["", "calendar", var feed])
        {
            scan.Note("calendar", Path.GetFileNameWithoutExtension(feed));
        }

        if (Array.IndexOf(path, "invites") is > 0 and var at && at + 1 < path.Length)
        {
            scan.Note("invite", path[at + 1]);
        }
    }

    private void NoteCookies(HttpResponse response)
    {
        foreach (var cookie in SetCookieHeaderValue.ParseList([.. response.Headers.SetCookie.OfType<string>()]))
        {
            scan.Note("cookie", cookie.Value.ToString());
        }
    }

    private void NoteBody(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in json.RootElement.EnumerateObject()
                    .Where(m => s_members.Contains(m.Name) && m.Value.ValueKind == JsonValueKind.String))
                {
                    scan.Note(member.Name, member.Value.GetString());
                }
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Tests of bad input send what cannot be read; the server cannot have taken a secret from it either.
        }
    }
}
