using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Realtime.Tests.Support;
using Realtime.Tests.Support.Processes;

namespace Realtime.Tests.Features.ExternalSignIn;

/// <summary>A browser that goes to a provider and comes back, one step at a time.</summary>
public sealed class Traveller : IAsyncDisposable
{
    private readonly HttpClient _http;

    public Traveller(ExternalServer server, Person? person = null)
    {
        Person = person ?? new Person(server);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Person.Cookies };
        _http = new HttpClient(handler) { BaseAddress = server.Address };
    }

    /// <summary>The same browser, for everything else.</summary>
    public Person Person { get; }

    /// <summary>Begins to sign in.</summary>
    /// <returns>The provider's page.</returns>
    public async Task<Uri> SetOutAsync(string provider, string? returnUrl = null)
    {
        using var reply = await _http.GetAsync(
            $"/api/v1/auth/external/{provider}{(returnUrl is null ? "" : $"?returnUrl={Uri.EscapeDataString(returnUrl)}")}",
            TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        return reply.Headers.Location!;
    }

    /// <summary>Begins to link.</summary>
    /// <returns>The provider's page.</returns>
    public async Task<Uri> SetOutToLinkAsync(string provider, string returnUrl = "/") =>
        new((await Person.PostAsync($"me/logins/{provider}?returnUrl={Uri.EscapeDataString(returnUrl)}"))["location"]!.GetValue<string>());

    /// <summary>Says at the provider who one is, or says no.</summary>
    /// <returns>The address to go back to.</returns>
    public async Task<Uri> DecideAsync(Uri page, Outsider? who)
    {
        using var shown = await _http.GetAsync(page, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        var form = QueryHelpers.ParseQuery(page.Query).ToDictionary(item => item.Key, item => item.Value.ToString());
        form["decision"] = who is null ? "deny" : "allow";
        form["person"] = who is null ? "" : $"{who.Id}";
        using var content = new FormUrlEncodedContent(form);
        using var reply = await _http.PostAsync(new Uri(page.GetLeftPart(UriPartial.Path)), content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        return reply.Headers.Location!;
    }

    /// <summary>Comes back.</summary>
    /// <returns>The page of ours that one ends on.</returns>
    public async Task<string> ReturnAsync(Uri callback)
    {
        using var reply = await _http.GetAsync(callback, TestContext.Current.CancellationToken);
        Assert.Equal((callback.AbsolutePath, HttpStatusCode.Redirect), (callback.AbsolutePath, reply.StatusCode));
        return reply.Headers.Location!.OriginalString;
    }

    /// <summary>All of it.</summary>
    public async Task<string> SignInAsync(string provider, Outsider? who, string? returnUrl = null) =>
        await ReturnAsync(await DecideAsync(await SetOutAsync(provider, returnUrl), who));

    /// <summary>All of it, to link.</summary>
    public async Task<string> LinkAsync(string provider, Outsider? who, string returnUrl = "/") =>
        await ReturnAsync(await DecideAsync(await SetOutToLinkAsync(provider, returnUrl), who));

    /// <summary>The cookies that go with an address, to put them back after they were used up.</summary>
    public Cookie[] CookiesFor(Uri address) => [.. Person.Cookies.GetCookies(address).Select(cookie =>
        new Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain))];

    /// <summary>Whether anybody is signed in.</summary>
    public async Task<bool> IsInAsync() => await Person.StatusAsync(HttpMethod.Get, "me") == HttpStatusCode.OK;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Person.DisposeAsync();
    }
}
