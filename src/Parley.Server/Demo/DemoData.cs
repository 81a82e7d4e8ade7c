using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.Messaging.Users;

namespace Parley.Server.Demo;

/// <summary>Makes sure that the demo people have something to look at; what they did themselves stays.</summary>
internal sealed class DemoData(
    UserDirectory users, OrderBook orders, ConversationStarter starter, ConversationList conversations, MessageSender sender) : IHostedService
{
    private const string OrderId = "order-1001";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (IGrouping<string, DemoPerson> company in DemoPeople.All.GroupBy(static person => person.CompanyId))
        {
            Require(await users.PutAsync([.. company.Select(static person => new User { Key = person.Caller.Key, Name = person.Name })], cancellationToken));
        }

        await StartOrderAsync(cancellationToken);
        await StartDirectAsync(DemoPeople.Ada, DemoPeople.Chloe, "Are you coming to the launch on Friday?", "Of course! I would not miss it 🎉", cancellationToken);
        await StartDirectAsync(DemoPeople.Nadia, DemoPeople.Omar, "Nobody at Acme can see this.", "As it should be.", cancellationToken);
        await StartGroupAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task StartOrderAsync(CancellationToken cancellationToken)
    {
        // An order that was closed to see what happens is open again after a restart.
        Require(await orders.PutAsync(
            new Order
            {
                Company = DemoPeople.Ada.CompanyId,
                Id = OrderId,
                CustomerId = DemoPeople.Ada.UserId,
                ProviderId = DemoPeople.Ben.UserId,
                Status = OrderStatus.InProgress,
            },
            cancellationToken));
        StartedConversation thread = Require(await starter.StartOrderThreadAsync(DemoPeople.Ada.Caller, OrderId, cancellationToken));
        if (thread.IsNew)
        {
            await SayAsync(DemoPeople.Ada, thread, "Hello Ben, when can you deliver the shelves?", cancellationToken);
            await SayAsync(DemoPeople.Ben, thread, "Tomorrow between 9 and 11. Is somebody at home?", cancellationToken);
            await SayAsync(DemoPeople.Ada, thread, "Yes, please ring twice.", cancellationToken);
        }
    }

    private async Task StartDirectAsync(DemoPerson one, DemoPerson other, string question, string answer, CancellationToken cancellationToken)
    {
        StartedConversation direct = Require(await starter.StartDirectAsync(new StartDirect(one.Caller, other.UserId), cancellationToken));
        if (direct.IsNew)
        {
            await SayAsync(one, direct, question, cancellationToken);
            await SayAsync(other, direct, answer, cancellationToken);
        }
    }

    // Groups have no key to find them by; somebody who is in one already has seen the demo.
    private async Task StartGroupAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ConversationView> known = await conversations.ListAsync(DemoPeople.Ada.Caller, new ConversationListQuery(100), cancellationToken);
        if (known.Any(static view => view.Conversation.Kind == ConversationKind.Group))
        {
            return;
        }

        string[] others = [DemoPeople.Ben.UserId, DemoPeople.Chloe.UserId];
        StartedConversation group = Require(await starter.StartGroupAsync(new StartGroup(DemoPeople.Ada.Caller, "Launch team", others), cancellationToken));
        await SayAsync(DemoPeople.Ada, group, "Welcome! Everything about the launch goes here.", cancellationToken);
        await SayAsync(DemoPeople.Ben, group, "I bring the cake.", cancellationToken);
        await SayAsync(DemoPeople.Chloe, group, "And I the music.", cancellationToken);
    }

    private async Task SayAsync(DemoPerson person, StartedConversation started, string text, CancellationToken cancellationToken) =>
        Require(await sender.SendAsync(
            new SendMessage(person.Caller, started.Conversation.Id, new MessageContent(MessageType.Text, text)), cancellationToken));

    private static T Require<T>(Result<T> result) => result.Succeeded(out T? value, out ParleyError? error)
        ? value
        : throw new InvalidOperationException($"The demo's data could not be stored: {error.Code}");
}
