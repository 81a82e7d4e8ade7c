using Parley.Messaging;
using Parley.Messaging.Messages;
using Parley.Messaging.Users;

namespace Parley.Server.Wire;

/// <summary>A message to send, in the shape of one kind of client.</summary>
internal interface ISendBody
{
    Result<SendMessage> Command(Caller caller, Guid conversationId);
}
