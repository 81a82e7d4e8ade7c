using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Policies;
using Parley.Messaging.Users;
using Parley.Server.Rest.Dialects;

namespace Parley.Server.Rest.Conversations;

/// <summary>Answers with a conversation that the caller was just allowed to start or change.</summary>
internal sealed class ConversationAnswers(ConversationList conversations, CapabilityPolicy capabilities)
{
    public async Task<IResult> ShowAsync(
        Dialect dialect,
        Caller caller,
        Conversation conversation,
        int answer = StatusCodes.Status200OK,
        CancellationToken cancellationToken = default)
    {
        Result<ConversationView> found = await conversations.FindAsync(caller, conversation.Id, cancellationToken);
        ConversationView view = found.Succeeded(out ConversationView? readable, out _) ? readable : Outside(conversation);
        return dialect.Show(view, capabilities.Of(view, caller), answer);
    }

    // Moderators may change what they may not read.
    private static ConversationView Outside(Conversation conversation) => new()
    {
        Conversation = conversation with { Name = null },
        Own = null,
        Participants = [],
        ParticipantCount = 0,
    };
}
