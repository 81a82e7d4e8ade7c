using Parley.Server.Gateways.Payloads;
using Parley.Server.Wire;

namespace Parley.Server.Gateways.Conversations;

/// <summary>What was stored.</summary>
internal sealed record SentAck(Guid MessageId, ConversationMessage Message) : SuccessAck;
