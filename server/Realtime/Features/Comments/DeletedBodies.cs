using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Realtime.Features.Cards;
using Realtime.Platform;
using Realtime.Platform.Data;
using Realtime.Platform.Events;

namespace Realtime.Features.Comments;

/// <summary>Takes what deleted comments said out of events that are shown to people.</summary>
public static class DeletedBodies
{
    /// <summary>The data of events by their sequence numbers, without what deleted comments said; the log stays as it is.</summary>
    /// <param name="db">Where the events were read from.</param>
    /// <param name="cardId">The card that they are about.</param>
    /// <param name="events">Of one stream, of any type.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<Dictionary<long, byte[]>> BlankAsync(
        AppDbContext db, Guid cardId, IReadOnlyList<Event> events, CancellationToken cancellationToken)
    {
        var said = events.Where(e => e.Type is CommentEvents.Posted or CommentEvents.Edited).ToDictionary(e => e, IdOf);
        var data = events.ToDictionary(e => e.Seq, e => CardShare.Of(e, cardId));
        if (said.Count == 0)
        {
            return data;
        }

        Guid[] ids = [.. said.Values.Distinct()];
        var deleted = await db.Set<Comment>()
            .Where(comment => comment.CardId == cardId && comment.DeletedAt != null && ids.Contains(comment.Id))
            .Select(comment => comment.Id)
            .ToListAsync(cancellationToken);
        foreach (var (e, id) in said)
        {
            if (deleted.Contains(id))
            {
                data[e.Seq] = e.Type == CommentEvents.Posted
                    ? Write(Read<CommentPosted>(e) with { Body = "" })
                    : Write(Read<CommentEdited>(e) with { Body = "", FromBody = "" });
            }
        }

        return data;
    }

    private static Guid IdOf(Event e) => e.Type == CommentEvents.Posted ? Read<CommentPosted>(e).Id : Read<CommentEdited>(e).Id;

    private static T Read<T>(Event e) => JsonSerializer.Deserialize(e.Data, Wire.TypeInfo<T>())!;

    private static byte[] Write<T>(T data) => JsonSerializer.SerializeToUtf8Bytes(data, Wire.TypeInfo<T>());
}
