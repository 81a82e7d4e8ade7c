using Parley.Server.Wire;

namespace Parley.Server.Gateways.Payloads;

/// <summary>A thread as the one who hears it sees it.</summary>
internal sealed record ThreadShown<TMessage>(ConversationSummary<TMessage> Thread)
    where TMessage : IWireMessage<TMessage>;
