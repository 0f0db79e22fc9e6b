using Realtime.Platform;
using Realtime.Platform.Events;

namespace Realtime.Features.Cards;

/// <summary>Changes a card's plain members inside a command, and tells what each was before.</summary>
internal static class CardEdits
{
    /// <summary>Writes what differs from what is there; nothing when nothing does.</summary>
    /// <param name="scope">The command.</param>
    /// <param name="cardId">The card.</param>
    /// <param name="change">Checked members.</param>
    /// <param name="seenVersion">A text that somebody changed after this version is not written over; null writes over anything.</param>
    /// <exception cref="DomainError">
    /// <c>resource.not_found</c>, <c>board.archived</c>, <c>card.not_active</c>, <c>version.stale</c>, <c>request.invalid</c>.
    /// </exception>
    public static CardView Apply(WriteScope scope, Guid cardId, CardChange change, long? seenVersion = null)
    {
        var card = CardScope.Active(scope, cardId);
        var before = Present(card);
        var after = Differing(before, change);
        RequireFresh(scope, card, after, seenVersion);
        var (start, due) = (after.Start.Or(before.Start.Value), after.Due.Or(before.Due.Value));
        if ((after.Start.IsSet || after.Due.IsSet) && start is not null && due is not null && start.IsAfter(due))
        {
            throw Errors.Invalid(after.Start.IsSet ? "start" : "due", "It must not start after it is due.");
        }

        string[] fields = [.. Fields(after)];
        if (fields.Length > 0)
        {
            Write(card, after);
            scope.Db.SaveChanges();
            CardLog.Append(scope, card, CardEvents.Updated, new CardUpdated(cardId, card.Version, Differing(after, before), after), fields);
        }

        return CardViews.View(scope, cardId);
    }

    private static CardChange Present(Card card) => new(
        card.Title, card.Description, When.Of(card.StartAt, card.StartDate), When.Of(card.DueAt, card.DueDate), card.Cover,
        Estimate.Read(card.EstimateHundredths), card.IsTemplate, card.IsRecurring);

    /// <summary>Of what is wanted, what is given on both sides and differs.</summary>
    private static CardChange Differing(CardChange present, CardChange wanted) => new(
        Differing(present.Title, wanted.Title), Differing(present.Description, wanted.Description), Differing(present.Start, wanted.Start),
        Differing(present.Due, wanted.Due), Differing(present.Cover, wanted.Cover), Differing(present.Estimate, wanted.Estimate),
        Differing(present.IsTemplate, wanted.IsTemplate), Differing(present.IsRecurring, wanted.IsRecurring));

    private static Optional<T> Differing<T>(Optional<T> present, Optional<T> wanted) =>
        present.IsSet && wanted.IsSet && present != wanted ? wanted : default;

    private static void RequireFresh(WriteScope scope, Card card, CardChange after, long? seenVersion)
    {
        if (seenVersion is { } seen
            && ((after.Title.IsSet && card.TitleVersion > seen) || (after.Description.IsSet && card.DescriptionVersion > seen)))
        {
            throw new DomainError("version.stale", 412, "Somebody changed this text meanwhile.")
            {
                Current = CardViews.View(scope, card.Id),
                Yours = new CardChange(after.Title, after.Description),
            };
        }
    }

    private static void Write(Card card, CardChange after)
    {
        card.Version++;
        if (after.Title.IsSet)
        {
            (card.Title, card.TitleVersion) = (after.Title.Value!, card.Version);
        }

        if (after.Description.IsSet)
        {
            (card.Description, card.DescriptionVersion) = (after.Description.Value!, card.Version);
        }

        if (after.Start.IsSet)
        {
            (card.StartAt, card.StartDate) = (after.Start.Value?.At, after.Start.Value?.Date);
        }

        if (after.Due.IsSet)
        {
            (card.DueAt, card.DueDate) = (after.Due.Value?.At, after.Due.Value?.Date);
        }

        card.Cover = after.Cover.Or(card.Cover);
        card.EstimateHundredths = after.Estimate.IsSet ? Estimate.Write(after.Estimate.Value) : card.EstimateHundredths;
        card.IsTemplate = after.IsTemplate.Or(card.IsTemplate);
        card.IsRecurring = after.IsRecurring.Or(card.IsRecurring);
    }

    private static IEnumerable<string> Fields(CardChange after)
    {
        (bool IsSet, string Field)[] all =
        [
            (after.Title.IsSet, CardFields.Title), (after.Description.IsSet, CardFields.Description), (after.Start.IsSet, CardFields.Start),
            (after.Due.IsSet, CardFields.Due), (after.Cover.IsSet, CardFields.Cover), (after.Estimate.IsSet, CardFields.Estimate),
            (after.IsTemplate.IsSet, CardFields.Template), (after.IsRecurring.IsSet, CardFields.Recurring),
        ];
        return all.Where(member => member.IsSet).Select(member => member.Field);
    }
}
