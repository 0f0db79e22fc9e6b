using System.Text.Json.Serialization;

namespace Realtime.Features.Accounts;

/// <param name="Enabled">Whether this server can write to people who forgot their password.</param>
internal sealed record PasswordResetView(bool Enabled);

/// <param name="Email">The account's address.</param>
internal sealed record PasswordResetRequest(string Email);

/// <param name="Token">What stands behind the <c>#</c> of the link.</param>
/// <param name="Password">8 to 128 characters, and not one that everybody tries first.</param>
internal sealed record NewPasswordRequest(string Token, string Password);

/// <param name="Token">What stands behind the <c>#</c> of the link.</param>
internal sealed record ConfirmEmailRequest(string Token);

[JsonSerializable(typeof(PasswordResetView))]
[JsonSerializable(typeof(PasswordResetRequest))]
[JsonSerializable(typeof(NewPasswordRequest))]
[JsonSerializable(typeof(ConfirmEmailRequest))]
[JsonSerializable(typeof(MailedLink))]
internal sealed partial class AccountMailJson : JsonSerializerContext;
