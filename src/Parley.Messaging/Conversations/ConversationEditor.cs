using Parley.Messaging.Appending;
using Parley.Messaging.Policies;

namespace Parley.Messaging.Conversations;

/// <summary>Changes conversations and their members.</summary>
public sealed class ConversationEditor(AppendQueue queue)
{
    public Task<Result<Conversation>> ChangeStatusAsync(ChangeStatus command, CancellationToken cancellationToken = default) =>
        queue.AppendAsync(command, cancellationToken);

    public Task<Result<Conversation>> RenameAsync(RenameConversation command, CancellationToken cancellationToken = default) =>
        queue.AppendAsync(command, cancellationToken);

    public async Task<Result<AddedMember>> AddMemberAsync(AddMember command, CancellationToken cancellationToken = default) =>
        IdPolicy.Check("user_id", command.UserId) is { } invalid ? invalid : await queue.AppendAsync(command, cancellationToken);

    /// <summary>Also how a member leaves.</summary>
    public async Task<Result<Member>> RemoveMemberAsync(RemoveMember command, CancellationToken cancellationToken = default) =>
        IdPolicy.Check("user_id", command.UserId) is { } invalid ? invalid : await queue.AppendAsync(command, cancellationToken);
}
