using Parley.Messaging.Conversations;

namespace Parley.Storage.Reading;

/// <summary>Reads the participants of conversations, of many at once.</summary>
internal sealed class ParticipantsReader(Database database)
{
    // Rows are plain and counted here: window functions took four times as long, with 2,000 members 7 ms.
    private readonly string _positions = $"""
        select m.conversation_id, m.user_id, m.delivered_seq, m.read_seq
        from {database.IdRows("@ids")} cross join members m
        where m.company_id = @company and m.conversation_id = ids.id and m.left_at is null
        """;

    private readonly string _members = $"""
        select m.conversation_id, m.user_id, m.delivered_seq, m.read_seq, m.role, m.read_at
        from {database.IdRows("@ids")} cross join members m
        where m.company_id = @company and m.conversation_id = ids.id and m.left_at is null
        order by m.conversation_id, m.joined_at, m.user_id
        """;

    private readonly string _names = $"""
        select u.id, u.name from users u
        where u.company_id = @company and u.id in (select value from {database.TextRows("@ids")}) and u.name is not null
        """;

    /// <summary>The participants of each conversation that has any; the first <paramref name="shown"/> of them one by one.</summary>
    public async Task<Dictionary<Guid, Participants>> ReadAsync(
        ReadSession session, string company, Guid[] ids, int shown, CancellationToken cancellationToken)
    {
        Dictionary<Guid, Participants> all = [];
        if (ids is [])
        {
            return all;
        }

        string sql = shown == 0 ? _positions : _members;
        await session.QueryAsync(sql, row => Add(all, row, shown), cancellationToken, ("@company", company), ("@ids", ids));
        if (shown > 0)
        {
            await NameAsync(session, company, all.Values, cancellationToken);
        }

        return all;
    }

    private static bool Add(Dictionary<Guid, Participants> all, DbRow row, int shown)
    {
        Guid id = row.Id(0);
        if (!all.TryGetValue(id, out Participants? participants))
        {
            all.Add(id, participants = new Participants());
        }

        string userId = row.Text(1);
        long deliveredSeq = row.Number(2);
        long readSeq = row.Number(3);
        participants.Floor.Add(userId, deliveredSeq, readSeq);
        participants.Count++;
        if (participants.Count > shown)
        {
            return false;
        }

        MemberRole role = StoredNames.Role(row.Text(4));
        participants.Shown.Add(new Participant(userId, role, Name: null, deliveredSeq, readSeq, RowReader.Time(row, 5)));
        return true;
    }

    private async Task NameAsync(
        ReadSession session, string company, IReadOnlyCollection<Participants> all, CancellationToken cancellationToken)
    {
        string[] userIds = [.. all.SelectMany(static participants => participants.Shown).Select(static shown => shown.UserId).Distinct()];
        List<(string Id, string Name)> names = await session.QueryAsync(
            _names, static row => (row.Text(0), row.Text(1)), cancellationToken, ("@company", company), ("@ids", userIds));
        var known = names.ToDictionary(static name => name.Id, static name => name.Name);
        foreach (List<Participant> shown in all.Select(static participants => participants.Shown))
        {
            for (int index = 0; index < shown.Count; index++)
            {
                shown[index] = shown[index] with { Name = known.GetValueOrDefault(shown[index].UserId) };
            }
        }
    }
}
