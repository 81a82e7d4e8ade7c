using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Orders;
using Parley.Messaging.Users;

namespace Parley.Server.Demo;

/// <summary>Makes sure that the demo people have something to look at; what they did themselves stays.</summary>
internal sealed class DemoData(
    UserDirectory users, OrderBook orders, ConversationStarter starter, ConversationList conversations, DemoPlayer player) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (IGrouping<string, DemoPerson> company in DemoPeople.All.GroupBy(static person => person.CompanyId))
        {
            Require(await users.PutAsync([.. company.Select(static person => new User { Key = person.Caller.Key, Name = person.Name })], cancellationToken));
        }

        // An order that was closed to see what happens is open again after a restart.
        await Task.WhenAll(DemoOrders.All.Select(async order => Require(await orders.PutAsync(order.ToOrder(), cancellationToken))));

        bool hasGroups = await HasGroupsAsync(cancellationToken);
        IEnumerable<DemoTalk> wanted = DemoTalks.All.Where(talk => talk.Group is null || !hasGroups);
        (DemoTalk Talk, StartedConversation Started)[] talks =
            await Task.WhenAll(wanted.Select(async talk => (talk, Require(await StartAsync(talk, cancellationToken)))));
        await player.PlayAsync([.. talks.Where(static one => one.Started.IsNew)], cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Task<Result<StartedConversation>> StartAsync(DemoTalk talk, CancellationToken cancellationToken)
    {
        Caller first = talk.Members[0].Caller;
        string[] others = [.. talk.Members.Skip(1).Select(static person => person.UserId)];
        return talk switch
        {
            { Order: { } order } => starter.StartOrderThreadAsync(first, order.OrderId, cancellationToken),
            { Group: { } name } => starter.StartGroupAsync(new StartGroup(first, name, others), cancellationToken),
            _ => starter.StartDirectAsync(new StartDirect(first, others[0]), cancellationToken),
        };
    }

    // Groups have no key to find them by; somebody who is in one already has seen the demo.
    private async Task<bool> HasGroupsAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ConversationView> known = await conversations.ListAsync(DemoPeople.Ada.Caller, new ConversationListQuery(100), cancellationToken);
        return known.Any(static view => view.Conversation.Kind == ConversationKind.Group);
    }

    private static T Require<T>(Result<T> result) => result.Succeeded(out T? value, out ParleyError? error)
        ? value
        : throw new InvalidOperationException($"The demo's data could not be stored: {error.Code}");
}
