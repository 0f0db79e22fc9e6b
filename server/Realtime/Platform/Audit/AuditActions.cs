namespace Realtime.Platform.Audit;

/// <summary>What is told of things that can be private, put away and brought back.</summary>
internal static class AuditActions
{
    /// <summary>What a change is called: putting away and bringing back have names of their own, whatever else they change.</summary>
    /// <param name="kind">Of what, such as <c>channel</c>.</param>
    /// <param name="wasArchived">Before.</param>
    /// <param name="isArchived">After.</param>
    public static string Change(string kind, bool wasArchived, bool isArchived) => (wasArchived, isArchived) switch
    {
        (false, true) => kind + ".archived",
        (true, false) => kind + ".restored",
        _ => kind + ".updated",
    };

    /// <summary>
    /// A text of something, unless that is private: admins read the log, and what goes on in a private channel or board that they are
    /// not in is none of their business. That it is there and who is in it is told.
    /// </summary>
    public static string? Shown(bool isPrivate, string? text) => isPrivate ? null : text;

    /// <summary>The state as a fact.</summary>
    public static string State(bool isArchived) => isArchived ? "archived" : "active";
}
