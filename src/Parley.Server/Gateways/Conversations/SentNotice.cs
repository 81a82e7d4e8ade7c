using Parley.Messaging.Receipts;

namespace Parley.Server.Gateways.Conversations;

/// <summary>Tells the socket that sent a message that it is stored.</summary>
internal sealed record SentNotice(Guid Id, MessageStatus Status);
