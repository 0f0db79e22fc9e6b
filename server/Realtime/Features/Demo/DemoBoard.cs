using Realtime.Features.Boards;
using Realtime.Features.Cards;
using Realtime.Features.Checklists;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Demo;

/// <summary>The board of the story, made by the same operations that a browser uses.</summary>
internal sealed class DemoBoard(
    Boards.Boards boards,
    BoardLists lists,
    BoardLabels labels,
    Cards.Cards cards,
    Checklists.Checklists checklists,
    CheckItems items,
    Comments.Comments comments)
{
    private static readonly IReadOnlyList<(string Name, string Color)> s_labels =
        [("Hardware", "orange"), ("Firmware", "teal"), ("Words", "purple"), ("Schools", "green")];

    /// <summary>Maker, list, title, label, people, days until due (null: no date), description.</summary>
    private static readonly
        IReadOnlyList<(string Maker, int List, string Title, int? Label, string[] People, int? Due, string Text)> s_cards =
    [
        ("mara", 0, "Order cases for the spring batch", 0, ["tom"], 9, "Ask for **both** colours. The last supplier needed three weeks."),
        ("elif", 0, "Second page of the printed guide", 2, ["elif"], 4, "What to do when the rain gauge reads zero for a week."),
        ("sam", 0, "Answer sheet for teachers", 3, [], null, ""),
        ("jonas", 0, "Try the cheaper pressure sensor", 0, [], null, "Drift over a week against the reference, indoors and out."),
        ("priya", 0, "Write down how readings are rounded", 2, ["priya"], 14, ""),
        ("jonas", 1, "Sleep between readings", 1, ["jonas", "priya"], 1,
            "Measured: 41 mA awake, 0.2 mA asleep.\n\n- wake on the minute\n- send every tenth reading"),
        ("tom", 1, "Visit the two pilot schools", 3, ["tom", "sam"], -1, "Bring spare batteries and the printed guide."),
        ("elif", 1, "Screen for a sensor that is silent", 2, ["elif"], 2, ""),
        ("mara", 2, "Name and logo", 2, ["mara"], null, ""),
        ("jonas", 2, "Board revision C is back from the factory", 0, ["jonas"], null, "Ten of ten boot."),
        ("priya", 0, "Agree on prices for the spring term", 3, ["mara"], 3, "First station as it is, every further one *15 % less*."),
    ];

    /// <summary>What is to be ticked off on a card, and how many from the top are.</summary>
    private static readonly IReadOnlyList<(string Card, string Title, string[] Items, int Done)> s_checklists =
    [
        ("Sleep between readings", "Before the freeze",
            ["Wake on the minute", "Send every tenth reading", "A week in the cellar", "Words for the notes"], 3),
        ("Visit the two pilot schools", "To bring", ["Spare batteries", "Printed guides", "Longer screws"], 1),
    ];

    /// <summary>What is said on the cards; a name behind an @ is one of the people.</summary>
    private static readonly IReadOnlyList<(string Card, string Person, string Text)> s_comments =
    [
        ("Sleep between readings", "tom", "Does it still answer the button while it sleeps?"),
        ("Sleep between readings", "jonas", "Yes, within 40 ms. @priya, could you try it with gloves on?"),
        ("Visit the two pilot schools", "sam", "Aasen can do any day but Thursday."),
        ("Agree on prices for the spring term", "priya", "@mara, the line about export stays, doesn't it?"),
        ("Screen for a sensor that is silent", "elif", "One sentence and the time of the last reading. No red."),
    ];

    public async Task BuildAsync(
        IReadOnlyDictionary<string, Caller> people, Guid workspaceId, DateOnly today, CancellationToken cancellationToken)
    {
        var owner = people["mara"];
        var board = await boards.CreateAsync(owner, workspaceId, new CreateBoardRequest("Spring release"), null, cancellationToken);
        var content = await boards.GetAsync(owner, board.Id, cancellationToken);
        var doing = content.Lists[1];
        await lists.UpdateAsync(owner, doing.Id, new UpdateListRequest(WipLimit: 4), null, new CommandCost(), cancellationToken);
        var labelIds = new List<Guid>();
        foreach (var (name, color) in s_labels)
        {
            labelIds.Add((await labels.CreateAsync(owner, board.Id, new CreateLabelRequest(name, color), null, cancellationToken)).Id);
        }

        var cardIds = new Dictionary<string, Guid>();
        foreach (var (maker, list, title, label, assigned, due, text) in s_cards)
        {
            var request = new CreateCardRequest(
                title,
                text,
                LabelIds: label is { } index ? [labelIds[index]] : [],
                AssigneeIds: [.. assigned.Select(name => people[name].UserId)],
                Due: due is { } days ? new When(Date: today.AddDays(days)) : null);
            var card = await cards.CreateAsync(people[maker], content.Lists[list].Id, request, null, cancellationToken);
            cardIds[title] = card.Id;
        }

        foreach (var (card, title, texts, done) in s_checklists)
        {
            var request = new CreateChecklistRequest(title, texts);
            var changed = await checklists.CreateAsync(owner, cardIds[card], request, null, cancellationToken);
            foreach (var item in changed.Checklists[0].Items.Take(done))
            {
                await items.UpdateAsync(owner, item.Id, new CheckItemChange(IsDone: true), null, cancellationToken);
            }
        }

        foreach (var (card, person, text) in s_comments)
        {
            await comments.PostAsync(people[person], cardIds[card], DemoNames.Put(text, people), null, cancellationToken);
        }
    }
}
