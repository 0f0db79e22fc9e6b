using System.Text.Encodings.Web;

namespace Realtime.Issuer;

/// <summary>Asks who somebody is and whether they let the program in.</summary>
internal static class ConsentPage
{
    public const string PersonField = "person";
    public const string DecisionField = "decision";
    public const string Allow = "allow";

    /// <summary>The page; its form carries the request along.</summary>
    public static IResult Show(HttpContext context, People people)
    {
        var encode = HtmlEncoder.Default;
        var request = string.Concat(context.Request.Query.SelectMany(item => item.Value.Select(
            value => $"""<input type="hidden" name="{encode.Encode(item.Key)}" value="{encode.Encode(value ?? "")}">""")));
        var choices = string.Concat(people.All.Select(person =>
            $"""<p><label><input type="radio" name="{PersonField}" value="{person.Id}" required> """
            + $"{encode.Encode(person.Name)}</label></p>"));
        return Results.Content(
            $"""
            <!doctype html><html lang="en"><title>Stand-in provider</title><link rel="icon" href="data:,"><h1>Let Realtime in?</h1>
            <form method="post">{request}{choices}
            <button name="{DecisionField}" value="{Allow}">Allow</button>
            <button name="{DecisionField}" value="deny" formnovalidate>Deny</button></form></html>
            """,
            "text/html; charset=utf-8");
    }

    /// <summary>Who let the program in; null when they did not.</summary>
    public static Person? Decide(IFormCollection form, People people) =>
        form[DecisionField] == Allow ? people.Find(form[PersonField]) : null;
}
