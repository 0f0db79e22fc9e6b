namespace Realtime.Platform.Http;

/// <summary>Section <c>Http</c>: what this server accepts from the network.</summary>
internal sealed class HttpOptions
{
    public const string Section = "Http";

    /// <summary>Further origins (<c>https://chat.example.org</c>) whose pages may open the hub; the server's own always may.</summary>
    public string[] AllowedOrigins { get; set; } = [];

    /// <summary>Lets browsers sign in over plain HTTP on any host. Whoever reads the network can then take over sessions.</summary>
    public bool AllowInsecureCookies { get; set; }

    /// <summary>
    /// Addresses of reverse proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed; none by default.
    /// </summary>
    public string[] KnownProxies { get; set; } = [];

    /// <summary>The most open connections, and the most WebSockets beside them.</summary>
    public int MaxConnections { get; set; } = 20_000;

    /// <summary>
    /// How often one address (of IPv6, one /64) may register, sign in or ask for a token, by the minute; five minutes' worth may come
    /// at once. More is answered 429 <c>limit.exceeded</c> with <c>Retry-After</c>. 0 sets no limit, and there is none for a call from
    /// this machine itself that carries no proxy's header (<c>X-Forwarded-For</c>, <c>Forwarded</c>, <c>Via</c>). Behind a proxy that
    /// is not in <see cref="KnownProxies"/> everybody shares one address.
    /// </summary>
    public int SignInsPerMinute { get; set; } = 60;
}
