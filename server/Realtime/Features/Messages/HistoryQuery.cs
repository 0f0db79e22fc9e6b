using Realtime.Platform;
using Realtime.Platform.Http;

namespace Realtime.Features.Messages;

/// <summary>Which messages of a channel a page shows.</summary>
public sealed class HistoryQuery
{
    private HistoryQuery()
    {
    }

    /// <summary>Only older ones than this sequence number.</summary>
    public long? Before { get; private init; }

    /// <summary>Only newer ones than this sequence number; pages go on towards newer ones.</summary>
    public long? After { get; private init; }

    /// <summary>The most that the page holds.</summary>
    public int Limit { get; private init; }

    /// <summary>Whether replies in threads are left out.</summary>
    public bool RootsOnly { get; private init; }

    /// <summary>Only the replies to this message.</summary>
    public Guid? ThreadRootId { get; private init; }

    /// <summary>Checks what a request asks for.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c>.</exception>
    public static HistoryQuery Parse(string? before, string? after, int? limit, string? view, Guid? threadRootId)
    {
        if (before is not null && after is not null)
        {
            throw Errors.Invalid("after", "Give before or after, not both.");
        }

        if (view is not (null or "all" or "roots"))
        {
            throw Errors.Invalid("view", "It must be all or roots.");
        }

        if (view == "roots" && threadRootId is not null)
        {
            throw Errors.Invalid("view", "A thread has replies only.");
        }

        return new HistoryQuery
        {
            Before = PlaceCursor.Read("before", before),
            After = PlaceCursor.Read("after", after),
            Limit = Paging.Limit(limit),
            RootsOnly = view == "roots",
            ThreadRootId = threadRootId,
        };
    }

    internal IQueryable<Message> Apply(IQueryable<Message> messages)
    {
        if (RootsOnly)
        {
            messages = messages.Where(message => message.ThreadRootId == null);
        }
        else if (ThreadRootId is { } rootId)
        {
            messages = messages.Where(message => message.ThreadRootId == rootId);
        }

        if (After is { } after)
        {
            return messages.Where(message => message.Seq > after).OrderBy(message => message.Seq);
        }

        if (Before is { } before)
        {
            messages = messages.Where(message => message.Seq < before);
        }

        return messages.OrderByDescending(message => message.Seq);
    }
}
