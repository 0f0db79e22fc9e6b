using Realtime.Features.Boards;
using Realtime.Platform;

namespace Realtime.Features.Cards;

/// <summary>Checks what people write on cards.</summary>
internal static class CardTexts
{
    /// <exception cref="DomainError"><c>request.invalid</c>.</exception>
    public static string Title(string? title) => Text.CheckLine("title", title, 1, Card.MaxTitleLength);

    /// <exception cref="DomainError"><c>request.invalid</c>.</exception>
    public static string Description(string? description) =>
        Text.Check("description", description, 0, Card.MaxDescriptionLength, trim: false);

    /// <summary>What a request asks for, checked as far as that needs no database.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c>.</exception>
    public static CardChange Check(UpdateCardRequest request)
    {
        Estimate.Write(request.Estimate.Value);
        return new CardChange(
            request.Title.IsSet ? Title(Given("title", request.Title.Value)) : default(Optional<string>),
            request.Description.IsSet ? Description(Given("description", request.Description.Value)) : default(Optional<string>),
            request.Start with { Value = request.Start.Value?.Check("start") },
            request.Due with { Value = request.Due.Value?.Check("due") },
            request.Cover with { Value = request.Cover.Value is { } cover ? BoardColors.Check("cover", cover) : null },
            request.Estimate,
            request.IsTemplate);
    }

    private static string Given(string member, string? text) => text ?? throw Errors.Invalid(member, "It must not be null.");
}
