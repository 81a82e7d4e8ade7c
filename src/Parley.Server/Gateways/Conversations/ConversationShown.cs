using Parley.Server.Wire;

namespace Parley.Server.Gateways.Conversations;

/// <summary>A conversation as the one who hears it sees it.</summary>
internal sealed record ConversationShown(ConversationSummary<ConversationMessage> Conversation);
