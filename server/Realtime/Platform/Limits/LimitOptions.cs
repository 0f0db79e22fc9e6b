namespace Realtime.Platform.Limits;

/// <summary>
/// Section <c>Limits</c>: how much one caller may ask for. Each rate is a bucket of tokens: <c>Burst</c> many calls at once, then
/// <c>PerSecond</c> of them. 0 for a second, or for a number of sockets, sets no limit.
/// </summary>
internal sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>REST calls of one account over all its sessions, and of each API token.</summary>
    public int AccountPerSecond { get; set; } = 20;

    /// <inheritdoc cref="AccountPerSecond"/>
    public int AccountBurst { get; set; } = 600;

    /// <summary>REST calls of all API tokens of one account together: making more tokens brings no more.</summary>
    public int TokensPerSecond { get; set; } = 60;

    /// <inheritdoc cref="TokensPerSecond"/>
    public int TokensBurst { get; set; } = 1_800;

    /// <summary>Calls of nobody in particular from one address (of IPv6, one /64).</summary>
    public int NetworkPerSecond { get; set; } = 100;

    /// <inheritdoc cref="NetworkPerSecond"/>
    public int NetworkBurst { get; set; } = 1_000;

    /// <summary>
    /// Hub calls of one account over all its sockets; each costs what its <see cref="CostAttribute"/> says. As many HTTP requests
    /// may carry them where there is no WebSocket.
    /// </summary>
    public int HubPerSecond { get; set; } = 50;

    /// <summary>Large enough for a few tabs that subscribe anew to hundreds of streams each.</summary>
    public int HubBurst { get; set; } = 3_000;

    /// <summary>A socket that is refused this often in a row is closed: it does not listen.</summary>
    public int MaxRefusals { get; set; } = 1_000;

    /// <summary>Open sockets of one account, and as many connections that poll.</summary>
    public int SocketsPerUser { get; set; } = 50;

    /// <summary>
    /// Open sockets from one address (of IPv6, one /64), and as many connections that poll. The server's own machine has no such
    /// limit, unless a proxy there passed the call on.
    /// </summary>
    public int SocketsPerNetwork { get; set; } = 500;

    public BucketRate Account => new(AccountBurst, AccountPerSecond);

    public BucketRate Tokens => new(TokensBurst, TokensPerSecond);

    public BucketRate Network => new(NetworkBurst, NetworkPerSecond);

    public BucketRate Hub => new(HubBurst, HubPerSecond);
}
