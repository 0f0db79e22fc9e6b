using System.Text.Json.Serialization;

namespace Realtime.Features.SecondFactor;

/// <summary>How the caller's second factor stands.</summary>
/// <param name="IsOn">Whether signing in asks for a code.</param>
/// <param name="Since">Since when.</param>
/// <param name="RecoveryCodesLeft">How many recovery codes were not used.</param>
internal sealed record SecondFactorView(bool IsOn, DateTimeOffset? Since, int RecoveryCodesLeft);

/// <param name="Password">The caller's password; left out where the account has none.</param>
internal sealed record BeginSecondFactorRequest(string? Password = null);

/// <summary>What to put into an authenticator; shown this once.</summary>
/// <param name="Secret">In base 32, to type.</param>
/// <param name="Address">The <c>otpauth</c> address, to scan.</param>
internal sealed record NewSecondFactor(string Secret, string Address);

/// <param name="Code">Six digits, or a recovery code where one is taken.</param>
internal sealed record CodeRequest(string Code);

/// <param name="RecoveryCodes">Each good once; shown this once.</param>
internal sealed record NewRecoveryCodes(IReadOnlyList<string> RecoveryCodes);

/// <param name="Code">Six digits or a recovery code.</param>
/// <param name="Challenge">From the refusal; left out by a browser that came back from another service, whose cookie holds it.</param>
internal sealed record SecondStepRequest(string Code, string? Challenge = null);

[JsonSerializable(typeof(SecondFactorView))]
[JsonSerializable(typeof(BeginSecondFactorRequest))]
[JsonSerializable(typeof(NewSecondFactor))]
[JsonSerializable(typeof(CodeRequest))]
[JsonSerializable(typeof(NewRecoveryCodes))]
[JsonSerializable(typeof(SecondStepRequest))]
internal sealed partial class SecondFactorJson : JsonSerializerContext;
