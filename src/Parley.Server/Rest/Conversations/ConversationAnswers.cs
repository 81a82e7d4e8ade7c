using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Policies;
using Parley.Messaging.Users;
using Parley.Server.Rest.Dialects;

namespace Parley.Server.Rest.Conversations;

/// <summary>Answers with a conversation that the caller was just allowed to start or change.</summary>
internal sealed class ConversationAnswers(ConversationList conversations, CapabilityPolicy capabilities)
{
    /// <summary>Of one just started or found by it: whoever may do that sees it as a whole.</summary>
    public async Task<IResult> ShowStartedAsync(
        Dialect dialect, Caller caller, StartedConversation started, CancellationToken cancellationToken)
    {
        int answer = started.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        ConversationView view =
            await conversations.FindStartedAsync(caller, started, cancellationToken) ?? Outside(started.Conversation);
        return dialect.Show(view, capabilities.Of(view, caller), answer);
    }

    public async Task<IResult> ShowAsync(
        Dialect dialect,
        Caller caller,
        Conversation conversation,
        CancellationToken cancellationToken = default)
    {
        Result<ConversationView> found = await conversations.FindAsync(caller, conversation.Id, cancellationToken);
        ConversationView view = found.Succeeded(out ConversationView? readable, out _) ? readable : Outside(conversation);
        return dialect.Show(view, capabilities.Of(view, caller));
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
