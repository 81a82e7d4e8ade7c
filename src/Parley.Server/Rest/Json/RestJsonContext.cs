using System.Text.Json.Serialization;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;
using Parley.Server.Rest.Conversations;
using Parley.Server.Rest.Messages;
using Parley.Server.Rest.Orders;
using Parley.Server.Rest.Presence;
using Parley.Server.Rest.Problems;
using Parley.Server.Rest.Receipts;
using Parley.Server.Rest.Users;
using Parley.Server.Wire;

namespace Parley.Server.Rest.Json;

/// <summary>The bodies of REST, those that come and those that go.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    MaxDepth = RestJson.MaxDepth,
    Converters =
    [
        typeof(WireTimeConverter),
        typeof(LowerCaseConverter<ConversationKind>),
        typeof(LowerCaseConverter<ConversationStatus>),
        typeof(LowerCaseConverter<MemberRole>),
        typeof(LowerCaseConverter<MessageType>),
        typeof(LowerCaseConverter<MessageStatus>),
    ])]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(StartConversationBody))]
[JsonSerializable(typeof(RenameBody))]
[JsonSerializable(typeof(AddMemberBody))]
[JsonSerializable(typeof(Participant))]
[JsonSerializable(typeof(UnreadTotals))]
[JsonSerializable(typeof(PresenceAnswer))]
[JsonSerializable(typeof(SendOrderMessageBody))]
[JsonSerializable(typeof(SendChatMessageBody))]
[JsonSerializable(typeof(SendConversationMessageBody))]
[JsonSerializable(typeof(EditMessageBody))]
[JsonSerializable(typeof(MarkBody))]
[JsonSerializable(typeof(Position))]
[JsonSerializable(typeof(Page<Receipt>))]
[JsonSerializable(typeof(PutOrderBody))]
[JsonSerializable(typeof(OrderAnswer))]
[JsonSerializable(typeof(PutUserBody))]
[JsonSerializable(typeof(PutUsersBody))]
[JsonSerializable(typeof(UserAnswer))]
[JsonSerializable(typeof(UsersAnswer))]
[JsonSerializable(typeof(SyncBody))]
[JsonSerializable(typeof(ChatMessage))]
[JsonSerializable(typeof(OrderMessage))]
[JsonSerializable(typeof(ConversationMessage))]
[JsonSerializable(typeof(HistoryAnswer<ChatMessage>))]
[JsonSerializable(typeof(HistoryAnswer<OrderMessage>))]
[JsonSerializable(typeof(HistoryAnswer<ConversationMessage>))]
[JsonSerializable(typeof(Page<ConversationSummary<ChatMessage>>))]
[JsonSerializable(typeof(Page<ConversationSummary<OrderMessage>>))]
[JsonSerializable(typeof(Page<ConversationSummary<ConversationMessage>>))]
[JsonSerializable(typeof(SyncAnswerShape<ChatMessage>))]
[JsonSerializable(typeof(SyncAnswerShape<OrderMessage>))]
[JsonSerializable(typeof(SyncAnswerShape<ConversationMessage>))]
internal sealed partial class RestJsonContext : JsonSerializerContext;
