namespace Realtime.Platform.Audit;

/// <summary>The words for what can be put away and brought back.</summary>
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

    /// <summary>The state as a fact.</summary>
    public static string State(bool isArchived) => isArchived ? "archived" : "active";
}
