using Parley.Messaging.Appending;
using Parley.Messaging.Users;

namespace Parley.Server.Gateways;

/// <summary>The names of rooms. Each carries the company, behind a character that no id contains.</summary>
internal static class GatewayRooms
{
    public static string OfUser(UserKey user) => $"user:{user.Id}\n{user.Company}";

    public static string OfCompany(string company) => $"company:{company}";

    public static string Of(ConversationKey conversation) => $"thread:{conversation.Id}\n{conversation.Company}";
}
