using Microsoft.AspNetCore.SignalR;

namespace Realtime.BareHub;

/// <summary>The least a SignalR chat can be: rooms are groups, nothing is stored, ordered or authorised.</summary>
public sealed class RoomHub : Hub
{
    public Task Join(string room) => Groups.AddToGroupAsync(Context.ConnectionId, room);

    public Task Send(string room, string body) => Clients.Group(room).SendAsync("Message", body);
}
