using System.Text.Json.Serialization;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;
using Parley.Server.Gateways.Chat;
using Parley.Server.Gateways.Connecting;
using Parley.Server.Gateways.Conversations;
using Parley.Server.Gateways.Orders;
using Parley.Server.Gateways.Payloads;
using Parley.Server.Wire;

namespace Parley.Server.Gateways;

/// <summary>What goes over sockets, in and out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    MaxDepth = JsonObject.MaxDepth,
    Converters =
    [
        typeof(WireTimeConverter),
        typeof(LowerCaseConverter<ConversationKind>),
        typeof(LowerCaseConverter<ConversationStatus>),
        typeof(LowerCaseConverter<MemberRole>),
        typeof(LowerCaseConverter<MessageType>),
        typeof(LowerCaseConverter<MessageStatus>),
    ])]
[JsonSerializable(typeof(ConnectBody))]
[JsonSerializable(typeof(TokenBody))]
[JsonSerializable(typeof(SessionReady))]
[JsonSerializable(typeof(RefreshedAck))]
[JsonSerializable(typeof(ErrorAck))]
[JsonSerializable(typeof(SuccessAck))]
[JsonSerializable(typeof(PositionAck))]
[JsonSerializable(typeof(SyncBody))]
[JsonSerializable(typeof(MessageBody))]
[JsonSerializable(typeof(MessageEditBody))]
[JsonSerializable(typeof(ThreadBody))]
[JsonSerializable(typeof(ThreadMessagesBody))]
[JsonSerializable(typeof(ThreadUser))]
[JsonSerializable(typeof(ThreadReceipt))]
[JsonSerializable(typeof(ThreadMessageDeleted))]
[JsonSerializable(typeof(ChatSendBody))]
[JsonSerializable(typeof(ChatReadBody))]
[JsonSerializable(typeof(MessageAck<ChatMessage>))]
[JsonSerializable(typeof(SyncAck<ChatMessage>))]
[JsonSerializable(typeof(ThreadMessage<ChatMessage>))]
[JsonSerializable(typeof(ThreadShown<ChatMessage>))]
[JsonSerializable(typeof(ThreadMemberAdded))]
[JsonSerializable(typeof(ThreadMemberRemoved))]
[JsonSerializable(typeof(ThreadUnread))]
[JsonSerializable(typeof(ChatPresence))]
[JsonSerializable(typeof(ConversationBody))]
[JsonSerializable(typeof(ConversationMessagesBody))]
[JsonSerializable(typeof(ConversationReadBody))]
[JsonSerializable(typeof(ConversationSendBody))]
[JsonSerializable(typeof(SentAck))]
[JsonSerializable(typeof(SentNotice))]
[JsonSerializable(typeof(MessageAck<ConversationMessage>))]
[JsonSerializable(typeof(SyncAck<ConversationMessage>))]
[JsonSerializable(typeof(ConversationMessage))]
[JsonSerializable(typeof(ConversationMessageDeleted))]
[JsonSerializable(typeof(ConversationUser))]
[JsonSerializable(typeof(ConversationRead))]
[JsonSerializable(typeof(ConversationReceipt))]
[JsonSerializable(typeof(ConversationShown))]
[JsonSerializable(typeof(ConversationMemberAdded))]
[JsonSerializable(typeof(ConversationMemberRemoved))]
[JsonSerializable(typeof(ConversationUnread))]
[JsonSerializable(typeof(StatusOnline))]
[JsonSerializable(typeof(StatusOffline))]
[JsonSerializable(typeof(SyncAck<OrderMessage>))]
[JsonSerializable(typeof(ThreadMessage<OrderMessage>))]
[JsonSerializable(typeof(ThreadShown<OrderMessage>))]
[JsonSerializable(typeof(ThreadRead))]
[JsonSerializable(typeof(ThreadRemoved))]
internal sealed partial class GatewayJsonContext : JsonSerializerContext;
