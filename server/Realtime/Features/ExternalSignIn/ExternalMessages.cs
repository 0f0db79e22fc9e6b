using System.Text.Json.Serialization;
using Realtime.Platform.Http;

namespace Realtime.Features.ExternalSignIn;

/// <summary>A service that people may sign in with.</summary>
/// <param name="Id">As it stands in paths: <c>google</c>, <c>github</c> or <c>oidc</c>.</param>
/// <param name="Name">As people know it.</param>
public sealed record ProviderView(string Id, string Name);

/// <summary>An account elsewhere by which the caller may sign in.</summary>
/// <param name="Provider">The service's id.</param>
/// <param name="Name">The service, as people know it.</param>
/// <param name="Label">Which account there it is: its e-mail address or name when it was linked.</param>
/// <param name="CreatedAt">When it was linked.</param>
/// <param name="LastUsedAt">When somebody last signed in by it; null when nobody did.</param>
public sealed record LoginView(string Provider, string Name, string Label, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);

/// <param name="Location">The provider's page, for the browser to go to.</param>
internal sealed record LinkStart(string Location);

[JsonSerializable(typeof(IReadOnlyList<ProviderView>))]
[JsonSerializable(typeof(Page<LoginView>))]
[JsonSerializable(typeof(LinkStart))]
internal sealed partial class ExternalSignInJson : JsonSerializerContext;
