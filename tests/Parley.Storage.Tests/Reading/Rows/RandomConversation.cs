using Parley.Messaging.Conversations;

namespace Parley.Storage.Tests.Reading.Rows;

/// <summary>Conversations in which anything may have happened, in any order.</summary>
internal static class RandomConversation
{
    public static StoredConversation Make(Random random, params string[] userIds)
    {
        var conversation = new StoredConversation("acme", ConversationKind.Group, userIds);
        for (int operation = random.Next(80); operation > 0; operation--)
        {
            Change(conversation, random, userIds[random.Next(userIds.Length)]);
        }

        return conversation;
    }

    /// <summary>One change, or none where the chosen one cannot be.</summary>
    public static void Change(StoredConversation conversation, Random random, string userId)
    {
        long seq = conversation.Messages is [] ? 0 : random.NextInt64(conversation.Conversation.LastSeq) + 1;
        bool isMember = conversation.Members[userId].IsCurrent;
        switch (random.Next(12))
        {
            case 0 when seq > 0 && conversation.Messages[(int)seq - 1].DeletedAt is null:
                conversation.Edit(seq);
                break;
            case 1 or 2 when seq > 0 && conversation.Messages[(int)seq - 1].DeletedAt is null:
                conversation.Delete(seq);
                break;
            case 3:
                conversation.Rename($"name {seq}");
                break;
            case 4 when random.Next(3) == 0 && isMember:
                conversation.Remove(userId);
                break;
            case 4 or 5 when !isMember:
                conversation.Add(userId);
                break;
            case 6 when isMember && seq > conversation.Members[userId].DeliveredSeq:
                conversation.Deliver(userId, seq);
                break;
            case 7 when isMember && seq > conversation.Members[userId].ReadSeq:
                conversation.Read(userId, seq);
                break;
            case > 7 when isMember:
                conversation.Send(userId);
                break;
        }
    }
}
