using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Realtime.Features.Workspaces;
using Realtime.Platform;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Messages;

/// <summary>Reads messages.</summary>
public sealed class MessageHistory(IDbContextFactory<AppDbContext> factory, Access access)
{
    /// <summary>A page of a channel's messages, newest first; the same number of queries for any page.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public async Task<Page<MessageView>> PageAsync(Caller caller, Guid channelId, HistoryQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await access.ChannelAsync(caller, channelId, cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var messages = await query.Apply(db.Set<Message>().Where(message => message.ChannelId == channelId))
            .Take(query.Limit + 1)
            .ToListAsync(cancellationToken);

        // One more than asked for tells whether there is a next page; it belongs to that page.
        var hasNext = messages.Count > query.Limit;
        if (hasNext)
        {
            messages.RemoveAt(query.Limit);
        }

        var next = hasNext ? PlaceCursor.Write(messages[^1].Seq) : null;
        if (query.After is not null)
        {
            messages.Reverse();
        }

        return new Page<MessageView>(await MessageViews.ReadAsync(db, messages, cancellationToken), next);
    }

    /// <summary>One message; a tombstone too.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public async Task<MessageView> GetAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var message = await FindAsync(db, caller, id, cancellationToken);
        return (await MessageViews.ReadAsync(db, [message], cancellationToken))[0];
    }

    /// <summary>A message's former bodies, newest first; a tombstone has none.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>, <c>request.invalid</c>.</exception>
    public async Task<Page<MessageEditView>> EditsAsync(
        Caller caller, Guid id, string? before, int? limit, CancellationToken cancellationToken)
    {
        var version = PlaceCursor.Read("before", before) ?? long.MaxValue;
        var size = Paging.Limit(limit);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await FindAsync(db, caller, id, cancellationToken);
        var edits = await db.Set<MessageEdit>()
            .Where(edit => edit.MessageId == id && edit.Version < version)
            .OrderByDescending(edit => edit.Version)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        return new Page<MessageEditView>(
            [.. edits.Take(size).Select(edit => new MessageEditView(edit.Body, edit.EditedAt))],
            edits.Count > size ? PlaceCursor.Write(edits[size - 1].Version) : null);
    }

    /// <summary>A message as it was when it was posted, for whoever sends the post again.</summary>
    /// <param name="authorId">Who posted it.</param>
    /// <param name="posted">What is kept of the post.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal async Task<MessageView> FirstVersionAsync(Guid authorId, PostedMessage posted, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var bytes = await db.Set<Event>()
            .Where(e => e.StreamId == posted.ChannelId && e.Seq == posted.Seq)
            .Select(e => e.Data)
            .SingleAsync(cancellationToken);
        var data = JsonSerializer.Deserialize(bytes, Wire.TypeInfo<MessagePosted>())!;
        return posted.View(authorId, data.Body, data.ThreadRootId);
    }

    private async Task<Message> FindAsync(AppDbContext db, Caller caller, Guid id, CancellationToken cancellationToken)
    {
        var message = await db.Set<Message>().FirstOrDefaultAsync(message => message.Id == id, cancellationToken)
            ?? throw Errors.NotFound();
        await access.ChannelAsync(caller, message.ChannelId, cancellationToken);
        return message;
    }
}
