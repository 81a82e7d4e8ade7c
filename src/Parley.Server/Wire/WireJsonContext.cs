using System.Text.Json.Serialization;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;

namespace Parley.Server.Wire;

/// <summary>How the shapes that every way out shares are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(WireTimeConverter),
        typeof(LowerCaseConverter<ConversationKind>),
        typeof(LowerCaseConverter<ConversationStatus>),
        typeof(LowerCaseConverter<MemberRole>),
        typeof(LowerCaseConverter<MessageType>),
        typeof(LowerCaseConverter<MessageStatus>),
    ])]
[JsonSerializable(typeof(ChatMessage))]
[JsonSerializable(typeof(OrderMessage))]
[JsonSerializable(typeof(ConversationMessage))]
[JsonSerializable(typeof(ConversationSummary<ChatMessage>))]
[JsonSerializable(typeof(ConversationSummary<OrderMessage>))]
[JsonSerializable(typeof(ConversationSummary<ConversationMessage>))]
[JsonSerializable(typeof(SyncAnswerShape<ChatMessage>))]
[JsonSerializable(typeof(SyncAnswerShape<OrderMessage>))]
[JsonSerializable(typeof(SyncAnswerShape<ConversationMessage>))]
[JsonSerializable(typeof(SyncBody))]
internal sealed partial class WireJsonContext : JsonSerializerContext;
