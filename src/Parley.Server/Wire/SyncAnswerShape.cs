using Parley.Messaging.Conversations;
using Parley.Messaging.Policies;
using Parley.Messaging.Sync;

namespace Parley.Server.Wire;

/// <summary>What a client missed, with messages in the shape of <typeparamref name="TMessage"/>.</summary>
internal sealed record SyncAnswerShape<TMessage>(
    string Epoch, bool ResyncRequired, IReadOnlyList<SyncedConversationShape<TMessage>> Conversations, IReadOnlyList<Guid> Removed)
    where TMessage : IWireMessage<TMessage>
{
    public static SyncAnswerShape<TMessage> Of(SyncAnswer answer, Func<ConversationView, Capabilities> capabilities) => new(
        answer.Epoch,
        answer.ResyncRequired,
        [.. answer.Conversations.Select(conversation => SyncedConversationShape<TMessage>.Of(conversation, capabilities))],
        answer.Removed);
}
