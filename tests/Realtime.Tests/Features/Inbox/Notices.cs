using Microsoft.Extensions.DependencyInjection;
using Realtime.Features.Inbox;
using Realtime.Platform.Events;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Inbox;

/// <summary>Gives people notices as a feature does: from inside a command.</summary>
internal static class Notices
{
    public static readonly Guid Workspace = Guid.Parse("019aa000-0000-7000-8000-000000000001");

    public static Task GiveAsync(this ServerFixture server, Guid actorId, Person to, string kind, string excerpt) =>
        server.Services.GetRequiredService<EventLog>().WriteAsync(
            to.Id,
            new Operation(actorId, "test.notify", null),
            scope =>
            {
                InboxItems.Add(scope, to.Id, kind, Workspace, new MentionNotice(actorId, excerpt));
                return true;
            },
            TestContext.Current.CancellationToken);
}
