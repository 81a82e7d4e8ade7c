using Parley.Messaging.Appending;

namespace Parley.Server.Gateways;

/// <summary>The names of a gateway's rooms, and which of them its sockets are in. Each carries the company, behind a character that no id contains.</summary>
/// <param name="Conversation">What the gateway calls a conversation.</param>
/// <param name="Joined">What sockets are in from the beginning.</param>
internal sealed record GatewayRooms(string Conversation, JoinedRooms Joined)
{
    public static string OfCompany(string company) => $"company:{company}";

    public string Of(ConversationKey conversation) => $"{Conversation}:{conversation.Id}\n{conversation.Company}";
}
