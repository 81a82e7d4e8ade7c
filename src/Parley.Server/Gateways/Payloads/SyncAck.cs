using Parley.Server.Wire;

namespace Parley.Server.Gateways.Payloads;

/// <summary>What a client missed.</summary>
internal sealed record SyncAck<TMessage>(
    string Epoch, bool ResyncRequired, IReadOnlyList<SyncedConversationShape<TMessage>> Conversations, IReadOnlyList<Guid> Removed) : SuccessAck
    where TMessage : IWireMessage<TMessage>;
