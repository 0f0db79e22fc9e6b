using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Realtime.Issuer;

/// <summary>
/// Authorization codes and access tokens as OAuth 2.0 wants them: a code is good once, for who asked for it, with the verifier of its
/// challenge (RFC 7636, S256 alone).
/// </summary>
internal sealed class Grants(Clients clients)
{
    private readonly ConcurrentDictionary<string, (Person Person, string Redirect, string Challenge)> _codes = new();
    private readonly ConcurrentDictionary<string, Person> _tokens = new();

    /// <summary>Whether a request may be asked of people at all.</summary>
    public bool IsGood(IQueryCollection request) =>
        clients.Knows(request["client_id"], request["redirect_uri"]) && request["response_type"] == "code"
        && request["code_challenge_method"] == "S256" && request["code_challenge"].ToString().Length == 43
        && request["state"].ToString().Length > 0;

    /// <summary>A code for the program.</summary>
    public string Grant(IFormCollection request, Person person)
    {
        var code = New();
        _codes[code] = (person, request["redirect_uri"].ToString(), request["code_challenge"].ToString());
        return code;
    }

    /// <summary>A token for the code; null when anything about it is wrong. The code is used up either way.</summary>
    public string? Exchange(IFormCollection request)
    {
        if (!_codes.TryRemove(request["code"].ToString(), out var granted) || request["client_id"] != Clients.Id
            || request["client_secret"] != Clients.Secret || request["redirect_uri"] != granted.Redirect
            || Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(request["code_verifier"].ToString()))) != granted.Challenge)
        {
            return null;
        }

        var token = New();
        _tokens[token] = granted.Person;
        return token;
    }

    /// <summary>Whose token a request shows.</summary>
    public Person? Whose(HttpRequest request) =>
        request.Headers.Authorization is [['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token]] ? _tokens.GetValueOrDefault(token) : null;

    private static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
}
