using Parley.Messaging.Receipts;

namespace Parley.Server.Gateways.Conversations;

/// <summary>Tells the socket that sent a message how far it has come.</summary>
internal sealed record SentNotice(Guid Id, MessageStatus Status);
