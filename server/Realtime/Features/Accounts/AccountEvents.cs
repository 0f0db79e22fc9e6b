using System.Text.Json.Serialization;

namespace Realtime.Features.Accounts;

/// <summary>What happens to an account, in its owner's inbox.</summary>
internal static class AccountEvents
{
    public const string Renamed = "account.renamed";
}

/// <summary>Data of <c>account.renamed</c>.</summary>
internal sealed record AccountRenamed(string DisplayName);

[JsonSerializable(typeof(AccountRenamed))]
internal sealed partial class AccountEventsJson : JsonSerializerContext;
