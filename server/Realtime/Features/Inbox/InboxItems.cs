using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Realtime.Platform;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Inbox;

/// <summary>Puts notices into people's inboxes, shows them, and remembers what was read.</summary>
public sealed class InboxItems(EventLog log, IDbContextFactory<AppDbContext> factory)
{
    private const int MaxIds = 200;

    private const string InsertSql =
        "insert into inbox_items (id, user_id, seq, kind, at, workspace_id, data) values (@0, @1, @2, @3, @4, @5, @6)";

    /// <summary>Inside a command: gives somebody a notice. Nobody is told of what they did themselves.</summary>
    /// <typeparam name="T">The data that goes with the kind; known to <see cref="Wire"/>.</typeparam>
    /// <param name="scope">The command.</param>
    /// <param name="userId">Whom to tell. That they may see what it is about is the caller's to check.</param>
    /// <param name="kind">One of <see cref="InboxKinds"/>.</param>
    /// <param name="workspaceId">The workspace that it is about.</param>
    /// <param name="data">What it says.</param>
    public static void Add<T>(WriteScope scope, Guid userId, string kind, Guid workspaceId, T data)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (userId == scope.ActorId && InboxKinds.IsAboutAnAct(kind))
        {
            return;
        }

        var id = Guid.CreateVersion7(scope.Now);
        var json = RawJson.From(data);
        var seq = scope.Append(userId, InboxEvents.Added, new InboxAdded(new AddedItem(id, kind, scope.Now, workspaceId, json)));
        scope.Statement(InsertSql).Execute(id, userId, seq, kind, scope.Now, workspaceId, json.Utf8.ToArray());
    }

    /// <summary>A page of the caller's inbox, newest first, in three queries at most.</summary>
    /// <param name="caller">Whose inbox.</param>
    /// <param name="before">The <c>next</c> of the page before; null for the newest.</param>
    /// <param name="limit">1 to 200; 50 when null.</param>
    /// <param name="unreadOnly">Leaves out what was read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DomainError"><c>request.invalid</c>.</exception>
    public async Task<InboxPage> PageAsync(
        Caller caller, string? before, int? limit, bool unreadOnly, CancellationToken cancellationToken)
    {
        var (place, size) = (Place(before), Paging.Limit(limit));
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var mine = db.Set<InboxItem>().Where(item => item.UserId == caller.UserId);
        var unread = await mine.CountAsync(item => item.ReadAt == null, cancellationToken);
        var rows = await mine
            .Where(item => item.Seq < place && (!unreadOnly || item.ReadAt == null))
            .OrderByDescending(item => item.Seq)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        return new InboxPage(
            [.. rows.Take(size).Select(InboxItemView.Of)],
            rows.Count > size ? rows[size - 1].Seq.ToString(CultureInfo.InvariantCulture) : null,
            unread);
    }

    /// <summary>Marks the caller's notices as read or unread; their other devices are told what changed.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c>, <c>resource.not_found</c>, <c>operation.mismatch</c>.</exception>
    public async Task MarkAsync(Caller caller, ReadInboxRequest request, Guid? opId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Ids is null == request.UpTo is null)
        {
            throw Errors.Invalid("ids", "Give ids or upTo, one of them.");
        }

        if (request.Ids is { Count: 0 or > MaxIds })
        {
            throw Errors.Invalid("ids", $"It must hold 1 to {MaxIds} ids.");
        }

        var asked = new MarkedInbox(request.UpTo ?? request.Ids![0], request.Ids?.Count ?? 0, request.IsRead);
        var marked = await log.WriteAsync(
            caller.UserId,
            new Operation(caller.UserId, "inbox.mark_read", opId),
            scope =>
            {
                InboxMarks.Mark(scope, request);
                return asked;
            },
            cancellationToken);
        if (marked != asked)
        {
            throw Errors.OperationMismatch();
        }
    }

    private static long Place(string? before) =>
        before is null ? long.MaxValue
        : long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place
        : throw Errors.Invalid("before", "It must be the 'next' of the page before.");
}
