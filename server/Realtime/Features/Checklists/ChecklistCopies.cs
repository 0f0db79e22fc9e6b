using Microsoft.EntityFrameworkCore;
using Realtime.Features.Cards;
using Realtime.Platform.Events;

namespace Realtime.Features.Checklists;

/// <summary>Copies the checklists of a card whose copy has just been made: nothing of them is done yet.</summary>
public static class ChecklistCopies
{
    /// <summary>In two queries, however many there are; the copy's counts are the caller's to set.</summary>
    internal static void Copy(WriteScope scope, Guid fromCardId, Guid toCardId)
    {
        var db = scope.Db;
        var checklists = db.Set<Checklist>().AsNoTracking().Where(row => row.CardId == fromCardId).ToList();
        var ids = checklists.ToDictionary(row => row.Id, _ => Guid.CreateVersion7(scope.Now));
        var items = (
            from item in db.Set<CheckItem>().AsNoTracking()
            join checklist in db.Set<Checklist>() on item.ChecklistId equals checklist.Id
            where checklist.CardId == fromCardId
            select item).ToList();
        db.AddRange(checklists.Select(row => new Checklist { Id = ids[row.Id], CardId = toCardId, Title = row.Title, Rank = row.Rank }));
        db.AddRange(items.Select(row => new CheckItem
        {
            Id = Guid.CreateVersion7(scope.Now),
            ChecklistId = ids[row.ChecklistId],
            Text = row.Text,
            AssigneeId = row.AssigneeId,
            Rank = row.Rank,
        }));
        db.SaveChanges();
    }
}
