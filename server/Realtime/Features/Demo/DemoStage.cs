using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Realtime.Features.Boards;
using Realtime.Features.Channels;
using Realtime.Features.Checklists;
using Realtime.Features.Invites;
using Realtime.Features.Messages;
using Realtime.Features.Workspaces;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Demo;

/// <summary>
/// Does what the people of the story do, by the same operations that a browser uses. Only the clock differs: the operations and
/// the event log here are made with the story's own, so that the talk has days.
/// </summary>
internal sealed class DemoStage : IDisposable
{
    /// <summary>
    /// The operation id of the last thing that is done. Its event stays in the log for ever, and says that all before it is there.
    /// </summary>
    public static readonly Guid Finished = Guid.Parse("019aa000-0000-7000-8000-00000000de30");

    private readonly DemoClock _clock;
    private readonly EventLog _log;
    private readonly Accounts.Accounts _accounts;
    private readonly Workspaces.Workspaces _workspaces;
    private readonly Invites.Invites _invites;
    private readonly Channels.Channels _channels;
    private readonly ChannelMembers _members;
    private readonly Messages.Messages _messages;
    private readonly Reactions _reactions;
    private readonly ReadMarkers _markers;
    private readonly DemoBoard _board;
    private readonly Dictionary<string, Caller> _people = [];
    private readonly Dictionary<string, Guid> _places = [];
    private readonly Dictionary<string, List<PostedMessage>> _said = [];
    private Guid _workspaceId;

    public DemoStage(IServiceProvider services, DemoClock clock)
    {
        _clock = clock;
        _log = ActivatorUtilities.CreateInstance<EventLog>(services, clock);
        _accounts = ActivatorUtilities.CreateInstance<Accounts.Accounts>(services, _log, clock);
        _workspaces = ActivatorUtilities.CreateInstance<Workspaces.Workspaces>(services, _log, clock);
        _invites = ActivatorUtilities.CreateInstance<Invites.Invites>(services, _log, clock);
        _channels = ActivatorUtilities.CreateInstance<Channels.Channels>(services, _log, clock);
        _members = ActivatorUtilities.CreateInstance<ChannelMembers>(services, _log);
        _messages = ActivatorUtilities.CreateInstance<Messages.Messages>(services, _log, clock);
        _reactions = ActivatorUtilities.CreateInstance<Reactions>(services, _log);
        _markers = ActivatorUtilities.CreateInstance<ReadMarkers>(services, _log);
        _board = new DemoBoard(
            ActivatorUtilities.CreateInstance<Boards.Boards>(services, _log, clock),
            ActivatorUtilities.CreateInstance<BoardLists>(services, _log, clock),
            ActivatorUtilities.CreateInstance<BoardLabels>(services, _log, clock),
            ActivatorUtilities.CreateInstance<Cards.Cards>(services, _log, clock),
            ActivatorUtilities.CreateInstance<Checklists.Checklists>(services, _log, clock),
            ActivatorUtilities.CreateInstance<CheckItems>(services, _log, clock),
            ActivatorUtilities.CreateInstance<Comments.Comments>(services, _log, clock));
    }

    /// <summary>Makes the people, their workspace and its channels.</summary>
    public async Task BuildAsync(CancellationToken cancellationToken)
    {
        foreach (var (name, displayName) in DemoCast.People)
        {
            // Nobody knows the password: the demo lets people in without it, and a server without the demo lets nobody in.
            var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
            var account = await _accounts.CreateAsync($"{name}@demo.example", password, displayName, isDemo: true, cancellationToken);
            _people[name] = new Caller(account.Id);
        }

        var owner = _people[DemoCast.People[0].Name];
        var workspace = await _workspaces.CreateAsync(owner, $"{DemoCast.Workspace} (unfinished)", null, cancellationToken);
        _workspaceId = workspace.Id;
        foreach (var (name, _) in DemoCast.People.Skip(1))
        {
            var role = name == DemoCast.People[1].Name ? WorkspaceRole.Admin : WorkspaceRole.Member;
            var invite = await _invites.CreateAsync(
                owner, workspace.Id, new CreateInviteRequest(role, MaxUses: 1), null, cancellationToken);
            await _invites.AcceptAsync(_people[name], invite.Code, null, cancellationToken);
        }

        var first = await _channels.ListAsync(owner, workspace.Id, null, null, cancellationToken);
        _places[Workspaces.Workspaces.FirstChannel] = first.Items[0].Id;
        foreach (var (name, topic, maker, privateTo) in DemoCast.Channels)
        {
            var request = new CreateChannelRequest(name, privateTo.Length > 0, topic);
            var channel = await _channels.CreateAsync(_people[maker], workspace.Id, request, null, cancellationToken);
            _places[name] = channel.Id;
            foreach (var person in privateTo)
            {
                await _members.AddAsync(_people[maker], channel.Id, _people[person].UserId, null, cancellationToken);
            }
        }
    }

    /// <summary>Makes the board, with dates around today.</summary>
    public Task BuildBoardAsync(DateOnly today, CancellationToken cancellationToken) =>
        _board.BuildAsync(_people, _workspaceId, today, cancellationToken);

    /// <summary>Plays some steps in their order.</summary>
    public async Task PlayAsync(IEnumerable<DemoAct> acts, CancellationToken cancellationToken)
    {
        foreach (var act in acts)
        {
            _clock.MoveTo(act.At);
            await PlayAsync(act, cancellationToken);
        }
    }

    /// <summary>Everybody has read everything so far.</summary>
    public async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        foreach (var (place, channelId) in _places)
        {
            foreach (var person in MembersOf(place))
            {
                await _markers.MarkAsync(_people[person], channelId, long.MaxValue, null, cancellationToken);
            }
        }
    }

    /// <summary>Gives the workspace its name, and so tells later starts that the story is complete.</summary>
    public Task FinishAsync(CancellationToken cancellationToken) => _workspaces.UpdateAsync(
        _people[DemoCast.People[0].Name], _workspaceId, DemoCast.Workspace, version: null, Finished, cancellationToken);

    public void Dispose() => _log.Dispose();

    private async Task PlayAsync(DemoAct act, CancellationToken cancellationToken)
    {
        var (person, said) = (_people[act.Person], SaidIn(act.Channel));
        var target = act.Target < 0 ? null : said[act.Target];
        switch (act.Deed)
        {
            case DemoDeed.Post or DemoDeed.Reply:
                var (posted, _) = await _messages.PostAsync(
                    person, _places[act.Channel], DemoNames.Put(act.Text, _people), target?.Id, null, cancellationToken);
                said.Add(posted);
                break;
            case DemoDeed.React:
                await _reactions.AddAsync(person, target!.Id, act.Text, null, cancellationToken);
                break;
            case DemoDeed.Edit:
                await _messages.EditAsync(person, target!.Id, act.Text, null, null, cancellationToken);
                break;
            default:
                await _messages.DeleteAsync(person, target!.Id, null, cancellationToken);
                break;
        }
    }

    private List<PostedMessage> SaidIn(string channel) =>
        _said.TryGetValue(channel, out var said) ? said : _said[channel] = [];

    private static IEnumerable<string> MembersOf(string channel) =>
        DemoCast.Channels.FirstOrDefault(place => place.Name == channel) is { PrivateTo.Length: > 0 } place
            ? [place.Maker, .. place.PrivateTo]
            : DemoCast.People.Select(person => person.Name);
}
