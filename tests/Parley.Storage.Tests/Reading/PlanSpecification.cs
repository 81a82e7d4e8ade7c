using Parley.Messaging.Conversations;
using Parley.Storage.Reading;
using Parley.Storage.Tests.Reading.Rows;

namespace Parley.Storage.Tests.Reading;

/// <summary>What is fast only as long as the database takes the index that was made for it.</summary>
public abstract class PlanSpecification : ReaderSpecification
{
    [Fact]
    public async Task An_unread_count_looks_at_no_message_but_by_the_indexes_of_senders_and_of_deleted_ones()
    {
        StoredConversation stored = await WriteManyAsync();

        string plan = await Store.ExplainAsync(
            $"select {UnreadCount.Sql(Database)} from members m cross join conversations c "
            + "where m.conversation_id = @conversation and m.user_id = 'ann' and c.id = m.conversation_id",
            ("@conversation", stored.Id));

        AssertUses(plan, "messages_sender", "messages_deleted");
    }

    [Fact]
    public async Task Missed_messages_are_found_by_their_place_and_by_the_index_of_changes()
    {
        StoredConversation stored = await WriteManyAsync();
        long rev = stored.Conversation.LastRev / 2;

        string plan = await Store.ExplainAsync(
            new MissedMessagesReader(Database).Sql,
            ("@company", "acme"),
            ("@conversation", stored.Id),
            ("@rev", rev),
            ("@low", rev - 100),
            ("@high", rev),
            ("@limit", 10));

        AssertUses(plan, PrimaryKeyOfMessages, "messages_changed");
    }

    [Fact]
    public async Task The_members_of_a_conversation_are_found_without_those_of_others()
    {
        StoredConversation stored = await WriteManyAsync();

        string members = await Store.ExplainAsync(ConversationReader.MemberIds, ("@company", "acme"), ("@conversation", stored.Id));
        string behind = await Store.ExplainAsync(UnreadReader.Behind, ("@company", "acme"), ("@conversation", stored.Id), ("@seq", 10L));
        string circles = await Store.ExplainAsync(
            ConversationReader.Circle,
            ("@company", "acme"),
            ("@user", "ann"),
            ("@group", "group"),
            ("@max_members", 10),
            ("@counted", 11));

        AssertUses(members, PrimaryKeyOfMembers);
        AssertUses(behind, PrimaryKeyOfMembers);
        AssertUses(circles, "members_user", PrimaryKeyOfMembers);
        Assert.DoesNotContain("(company_id=?)", members + behind + circles, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_sockets_start_with_is_found_by_their_users()
    {
        await WriteManyAsync();

        string plan = await Store.ExplainAsync(new SessionStartReader(Database).Sql, ("@company", "acme"), ("@user", "ann"));

        AssertUses(plan, "members_user", "messages_sender", "messages_deleted");
    }

    private protected abstract string PrimaryKeyOfMembers { get; }

    private protected abstract string PrimaryKeyOfMessages { get; }

    private protected abstract string[] Scans { get; }

    /// <summary>What the database would do by itself in time.</summary>
    private protected abstract Task MeasureAsync();

    private void AssertUses(string plan, params string[] indexes)
    {
        Assert.All(indexes, index => Assert.Contains(index, plan, StringComparison.Ordinal));
        Assert.All(Scans, scan => Assert.DoesNotContain(scan, plan, StringComparison.Ordinal));
    }

    private async Task<StoredConversation> WriteManyAsync()
    {
        var stored = new StoredConversation("acme", ConversationKind.Group, "ann", "bob");
        for (int count = 1; count <= 5_000; count++)
        {
            stored.Send(count % 10 == 0 ? "ann" : "bob");
        }

        for (int seq = 50; seq <= 5_000; seq += 50)
        {
            stored.Delete(seq);
        }

        IEnumerable<StoredConversation> others =
            Enumerable.Range(0, 1_000).Select(static number => new StoredConversation("acme", ConversationKind.Group, $"user{number}", $"another{number}"));
        await RowWriter.WriteAsync(Store, others.Prepend(stored));
        await MeasureAsync();
        return stored;
    }
}
