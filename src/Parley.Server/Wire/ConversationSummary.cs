using System.Text.Json.Serialization;
using Parley.Messaging.Conversations;
using Parley.Messaging.Policies;

namespace Parley.Server.Wire;

/// <summary>A conversation as one of its members sees it, with its last message in the shape of <typeparamref name="TMessage"/>.</summary>
internal sealed record ConversationSummary<TMessage>
    where TMessage : IWireMessage<TMessage>
{
    public required Guid Id { get; init; }

    public required ConversationKind Type { get; init; }

    public string? Name { get; init; }

    public string? OrderId { get; init; }

    public required ConversationStatus Status { get; init; }

    /// <summary>All where the conversation itself is asked for, elsewhere the first <see cref="IConversationReader.ListedParticipants"/>.</summary>
    public required IReadOnlyList<Participant> Participants { get; init; }

    /// <summary>Of all, whether or not they are listed.</summary>
    public required int ParticipantCount { get; init; }

    public TMessage? LastMessage { get; init; }

    /// <summary>Null before the first message.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required DateTimeOffset? LastMessageAt { get; init; }

    public required long UnreadCount { get; init; }

    public required long Rev { get; init; }

    public required Capabilities Capabilities { get; init; }

    public static ConversationSummary<TMessage> Of(ConversationView view, Capabilities capabilities) => new()
    {
        Id = view.Conversation.Id,
        Type = view.Conversation.Kind,
        Name = view.Conversation.Name,
        OrderId = view.Conversation.OrderId,
        Status = view.Conversation.Status,
        Participants = view.Participants,
        ParticipantCount = view.ParticipantCount,
        LastMessage = view.LastMessage is { } last ? TMessage.Of(last, view.LastMessageStatus) : default,
        LastMessageAt = view.Conversation.LastMessageAt,
        UnreadCount = view.UnreadCount,
        Rev = view.Conversation.LastRev,
        Capabilities = capabilities,
    };
}
