using Parley.Messaging;
using Parley.Messaging.Sync;

namespace Parley.Server.Wire;

/// <summary>What a client that comes back says it has.</summary>
internal sealed record SyncBody
{
    /// <summary>Names the history of the database, as the last answer did.</summary>
    public string? Epoch { get; init; }

    public required IReadOnlyList<SyncHeadBody> Conversations { get; init; }

    public Result<IReadOnlyList<ConversationHead>> Heads()
    {
        var heads = new ConversationHead[Conversations.Count];
        for (int i = 0; i < heads.Length; i++)
        {
            if (!WireId.TryParse(Conversations[i].Id, out Guid id))
            {
                return ParleyError.Invalid("conversations", "Each conversation has an id and the last rev that is known of it");
            }

            heads[i] = new ConversationHead(id, Conversations[i].Rev);
        }

        return Result.Of<IReadOnlyList<ConversationHead>>(heads);
    }
}
