using System.Collections.Concurrent;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Realtime.Issuer;

/// <summary>The one program that may send people here, and the addresses to which they may go back.</summary>
internal sealed class Clients
{
    public const string Id = "realtime-tests";
    public const string Secret = "a client secret of the tests";

    private readonly ConcurrentDictionary<string, bool> _redirects = new();

    public bool Knows(string? client, string? redirect) => client == Id && redirect is not null && _redirects.ContainsKey(redirect);

    /// <summary>Lets people go back to this address too.</summary>
    public async Task AddAsync(string redirect, IOpenIddictApplicationManager applications, CancellationToken cancellationToken)
    {
        _redirects[redirect] = true;
        var application = await applications.FindByClientIdAsync(Id, cancellationToken)
            ?? throw new InvalidOperationException("The client is made at the start.");
        var known = new OpenIddictApplicationDescriptor();
        await applications.PopulateAsync(known, application, cancellationToken);
        known.RedirectUris.Add(new Uri(redirect));
        await applications.UpdateAsync(application, known, cancellationToken);
    }

    public static OpenIddictApplicationDescriptor Describe() => new()
    {
        ClientId = Id,
        ClientSecret = Secret,
        ClientType = ClientTypes.Confidential,
        ConsentType = ConsentTypes.Explicit,
        Permissions =
        {
            Permissions.Endpoints.Authorization,
            Permissions.Endpoints.Token,
            Permissions.GrantTypes.AuthorizationCode,
            Permissions.ResponseTypes.Code,
            Permissions.Scopes.Email,
            Permissions.Scopes.Profile,
        },
        Requirements = { Requirements.Features.ProofKeyForCodeExchange },
    };
}
