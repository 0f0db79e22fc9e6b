using OpenIddict.Abstractions;

namespace Realtime.Issuer;

/// <summary>What tests set up before people come.</summary>
internal static class Settings
{
    public static void MapSettings(this IEndpointRouteBuilder site)
    {
        site.MapPut("/people", (Person person, People people) => people.Put(person));
        site.MapPut("/redirects", (
            Redirect redirect, Clients clients, IOpenIddictApplicationManager applications, CancellationToken cancellationToken) =>
            clients.AddAsync(redirect.Uri, applications, cancellationToken));
    }

    internal sealed record Redirect(string Uri);
}
