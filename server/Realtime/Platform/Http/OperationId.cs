using Microsoft.AspNetCore.Http;

namespace Realtime.Platform.Http;

/// <summary>
/// The caller's operation id, from the header <c>Idempotency-Key</c>: a write that is sent again with it has no second effect.
/// </summary>
/// <param name="Value">The id, or null when the header is absent.</param>
public readonly record struct OperationId(Guid? Value)
{
    /// <summary>The header's name.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>Lets a REST handler take an <see cref="OperationId"/> as a parameter.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c> when the header is not one UUID, or all zeros.</exception>
    public static ValueTask<OperationId> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var header = context.Request.Headers[Header];
        if (header.Count == 0)
        {
            return ValueTask.FromResult(default(OperationId));
        }

        // All zeros is what a program sends that forgot to make an id: its second command would be taken for the first one again.
        return header.Count == 1 && Guid.TryParseExact(header[0], "D", out var id) && id != Guid.Empty
            ? ValueTask.FromResult(new OperationId(id))
            : throw Errors.Invalid(Header, "It must be one UUID, and not all zeros.");
    }
}
