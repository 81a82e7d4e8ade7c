using Parley.Messaging.Appending;
using Parley.Messaging.Users;

namespace Parley.Server.Gateways;

/// <summary>The names of a gateway's rooms, and which of them its sockets are in. Each carries the company, behind a character that no id contains.</summary>
/// <param name="Conversation">What the gateway calls a conversation.</param>
/// <param name="Joined">What sockets are in from the beginning, beside their user's room.</param>
internal sealed record GatewayRooms(string Conversation, JoinedRooms Joined)
{
    public static string OfUser(UserKey user) => $"user:{user.Id}\n{user.Company}";

    public static string OfCompany(string company) => $"company:{company}";

    public string Of(ConversationKey conversation) => $"{Conversation}:{conversation.Id}\n{conversation.Company}";
}
