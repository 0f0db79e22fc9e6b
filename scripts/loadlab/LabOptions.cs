namespace Realtime.LoadLab;

/// <summary>What is asked for at the command line.</summary>
public sealed record LabOptions
{
    public const string Help = """
        Measures server CPU per delivery from outside: the server on core 0, the load on core 1.

        Usage: scripts/loadlab/run [SHAPE] [options] [-- arguments for our server]

        Shapes: room       one room of 200, 20 messages a second (the default)
                rooms      50 rooms of 20, 1,000 messages a second
                saturated  one room of 200, as fast as acknowledgements come
                posts      100 rooms of 2, as fast as acknowledgements come: durable posts a second

          --rooms N --members N    connections are rooms times members
          --people N               signed-up people who share the connections (default 200 at most)
          --rate N                 messages a second over all rooms
          --saturate               send as fast as acknowledgements come instead
          --window N               unacknowledged messages a connection when saturating
          --bytes N                length of a message (default 100)
          --warmup N --seconds N   of load before, and of each measured window (default 20 and 10)
          --windows N              measured windows a server; they alternate and the median counts (default 3)
          --peers LIST             of bare, tuned (bare with our runtime settings), ours (default bare,ours)
          --quick                  a smoke run of a few seconds; its figures mean nothing
        """;

    public int Rooms { get; init; } = 1;

    public int Members { get; init; } = 200;

    public int People { get; init; } = 200;

    /// <summary>Messages a second over all rooms; 0 sends as fast as acknowledgements come.</summary>
    public int Rate { get; init; } = 20;

    public int Window { get; init; } = 1;

    public int Bytes { get; init; } = 100;

    public int Warmup { get; init; } = 20;

    public int Seconds { get; init; } = 10;

    public int Windows { get; init; } = 3;

    public IReadOnlyList<string> Peers { get; init; } = ["bare", "ours"];

    /// <summary>Handed to our server as they are.</summary>
    public IReadOnlyList<string> ServerArguments { get; init; } = [];

    public bool Saturate => Rate == 0;

    public string Describe() =>
        $"{Rooms} room(s) of {Members}, {(Saturate ? $"saturated (window {Window})" : $"{Rate} messages/s")}, {Bytes} bytes, " +
        $"{Warmup} s of warm-up, {Windows} window(s) of {Seconds} s";

    /// <exception cref="LabException">An option is unknown or its value makes no sense.</exception>
    public static LabOptions Parse(string[] args)
    {
        var split = Array.IndexOf(args, "--");
        var own = new Queue<string>(split < 0 ? args : args[..split]);
        var options = new LabOptions { ServerArguments = split < 0 ? [] : args[(split + 1)..] };
        while (own.TryDequeue(out var name))
        {
            options = options.With(name, own);
        }

        return options;
    }

    private LabOptions With(string name, Queue<string> rest) => name switch
    {
        "room" => this,
        "rooms" => this with { Rooms = 50, Members = 20, Rate = 1000 },
        "saturated" => this with { Rate = 0 },
        "posts" => this with { Rooms = 100, Members = 2, Rate = 0, Window = 4, Peers = ["ours"] },
        "--rooms" => this with { Rooms = Number(name, rest, 10_000) },
        "--members" => this with { Members = Number(name, rest, 10_000) },
        "--people" => this with { People = Number(name, rest, 10_000) },
        "--rate" => this with { Rate = Number(name, rest, 100_000) },
        "--saturate" => this with { Rate = 0 },
        "--window" => this with { Window = Number(name, rest, 1_000) },
        "--bytes" => this with { Bytes = Math.Max(Stamp.Length, Number(name, rest, 16_000)) },
        "--warmup" => this with { Warmup = Number(name, rest, 600) },
        "--seconds" => this with { Seconds = Number(name, rest, 600) },
        "--windows" => this with { Windows = Number(name, rest, 100) },
        "--peers" => this with { Peers = Names(name, rest) },
        "--quick" => this with { Rooms = Math.Min(Rooms, 4), Members = Math.Min(Members, 20), Warmup = 1, Seconds = 2, Windows = 1 },
        _ => throw new LabException($"unknown option {name} (try --help)"),
    };

    private static int Number(string name, Queue<string> rest, int most) =>
        rest.TryDequeue(out var text) && int.TryParse(text, out var number) && number >= 1 && number <= most
            ? number
            : throw new LabException($"{name} needs a number from 1 to {most}");

    private static string[] Names(string name, Queue<string> rest)
    {
        var names = rest.TryDequeue(out var text) ? text.Split(',') : [];
        return names.Length > 0 && names.All(known => known is "bare" or "tuned" or "ours")
            ? names
            : throw new LabException($"{name} needs a list of bare, tuned and ours");
    }
}
