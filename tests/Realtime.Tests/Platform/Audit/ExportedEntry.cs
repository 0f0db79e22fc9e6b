using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Realtime.Tests.Platform.Audit;

/// <summary>
/// A line of an export, and its hash as somebody computes it who knows nothing but the description: SHA-256 over the previous hash and
/// each member in turn, as UTF-8 after its length in four bytes, most significant first, or four bytes of 255 for null.
/// </summary>
public sealed class ExportedEntry(string line)
{
    private static readonly string[] s_members =
        ["chainId", "seq", "at", "actorId", "sessionId", "network", "action", "targetKind", "targetId", "before", "after"];

    private readonly JsonNode _line = JsonNode.Parse(line)!;

    public Guid ChainId => _line["chainId"]!.GetValue<Guid>();

    public long Seq => _line["seq"]!.GetValue<long>();

    public string Action => _line["action"]!.GetValue<string>();

    public string Previous => _line["previous"]!.GetValue<string>();

    public string Hash => _line["hash"]!.GetValue<string>();

    public string ComputedHash
    {
        get
        {
            var bytes = Convert.FromHexString(Previous).ToList();
            foreach (var member in s_members)
            {
                var text = Text(member);
                var length = new byte[4];
                BinaryPrimitives.WriteInt32BigEndian(length, text is null ? -1 : Encoding.UTF8.GetByteCount(text));
                bytes.AddRange(length);
                bytes.AddRange(Encoding.UTF8.GetBytes(text ?? ""));
            }

            return Convert.ToHexStringLower(SHA256.HashData([.. bytes]));
        }
    }

    private string? Text(string member) => member switch
    {
        "seq" => Seq.ToString(CultureInfo.InvariantCulture),
        "at" => _line[member]!.GetValue<DateTimeOffset>().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        _ => _line[member]?.GetValue<string>(),
    };
}
