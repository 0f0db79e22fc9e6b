using Realtime.Platform.Identity;

namespace Realtime.Platform.Events;

/// <summary>Says who may read the streams of one kind. The feature that owns the kind registers it.</summary>
public interface IStreamRule
{
    /// <summary>The kind of stream it decides for.</summary>
    string Kind { get; }

    /// <summary>What an API token must hold to read such a stream.</summary>
    Scopes Scope { get; }

    /// <summary>Whether the caller may read the stream now; asked again whenever access may have changed.</summary>
    Task<bool> MayReadAsync(Caller caller, Guid streamId, CancellationToken cancellationToken);
}
