using Realtime.Features.Boards;
using Realtime.Features.Cards;
using Realtime.Platform.Data;

namespace Realtime.Tests.Support.Time;

/// <summary>A board with an open and a closed list and one card, laid into the database for tests about time.</summary>
public sealed class Deck
{
    private static readonly DateTimeOffset s_made = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public Guid Workspace { get; private init; }

    public Guid Board { get; private init; }

    public Guid Open { get; private init; }

    public Guid Closed { get; private init; }

    public Guid Card { get; private init; }

    internal static async Task<Deck> LayAsync(AppDbContext db, Guid workspaceId, Guid userId, Action<Card>? change = null)
    {
        var deck = new Deck
        {
            Workspace = workspaceId,
            Board = Guid.CreateVersion7(),
            Open = Guid.CreateVersion7(),
            Closed = Guid.CreateVersion7(),
            Card = Guid.CreateVersion7(),
        };
        db.Add(new Realtime.Platform.Events.Stream { Id = deck.Board, Kind = "board" });
        db.Add(
            new Board { Id = deck.Board, WorkspaceId = workspaceId, Name = "Plan", Version = 1, CreatedAt = s_made, CreatedBy = userId });
        db.Add(new BoardList { Id = deck.Open, BoardId = deck.Board, Name = "To do", Rank = "i", Version = 1 });
        db.Add(new BoardList { Id = deck.Closed, BoardId = deck.Board, Name = "Done", Rank = "r", Kind = ListKind.Closed, Version = 1 });
        var card = new Card
        {
            Id = deck.Card,
            BoardId = deck.Board,
            ListId = deck.Open,
            Rank = "i",
            Title = "Water the plants",
            Description = "",
            Version = 1,
            TitleVersion = 1,
            DescriptionVersion = 1,
            MovedBy = userId,
            CreatedBy = userId,
            CreatedAt = s_made,
            MovedAt = s_made,
        };
        change?.Invoke(card);
        db.Add(card);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return deck;
    }
}
