using Parley.Messaging.Conversations;
using Parley.Messaging.Sync;
using Parley.Messaging.Users;

namespace Parley.Storage.Reading;

/// <summary>Reads what a user missed.</summary>
internal sealed class SyncReader(Database database, TimeProvider time) : ISyncReader
{
    private readonly ConversationRows _rows = new(database);
    private readonly MissedMessagesReader _missed = new(database);
    private readonly ParticipantsReader _participants = new(database);
    private readonly ReadBatches<UserKey, SessionStart> _starts = new(new SessionStartReader(database).ReadAsync, time);

    public async Task<string> EpochAsync(CancellationToken cancellationToken)
    {
        List<string> epoch = await database.QueryAsync(
            "select value from meta where key = 'epoch'", static row => row.Text(0), cancellationToken);
        return epoch.Single();
    }

    public Task<SessionStart> StartAsync(UserKey user, CancellationToken cancellationToken) => _starts.ReadAsync(user, cancellationToken);

    public Task<SyncPage> ReadAsync(
        UserKey user, IReadOnlyList<ConversationHead> heads, int messageLimit, CancellationToken cancellationToken) =>
        heads is []
            ? Task.FromResult(new SyncPage([], []))
            : database.ReadAsync(session => ReadAsync(session, user, heads, messageLimit, cancellationToken), cancellationToken);

    private async Task<SyncPage> ReadAsync(
        ReadSession session, UserKey user, IReadOnlyList<ConversationHead> heads, int messageLimit, CancellationToken cancellationToken)
    {
        List<ConversationRow> rows = await _rows.OfAsync(session, user, [.. heads.Select(static head => head.Id)], cancellationToken);
        Dictionary<Guid, ConversationRow> own = rows.Where(static row => row.Own is not null).ToDictionary(static row => row.Id);
        List<Named> named =
        [
            .. heads.Where(head => own.ContainsKey(head.Id)).Select(head => new Named(own[head.Id], KnownRev(head, own[head.Id].Conversation))),
        ];
        List<MissedMessages> missed = await _missed.ReadAsync(
            session, named.ConvertAll(static one => (one.Row.Conversation, one.Rev)), messageLimit, cancellationToken);
        List<(Named Named, MissedMessages Missed)> answers = [.. named.Zip(missed)];
        Dictionary<Guid, Participants> participants = await ReadParticipantsAsync(session, user.Company, answers, cancellationToken);
        return new SyncPage(
            [.. answers.Select(one => Answer(one.Named, one.Missed, participants.GetValueOrDefault(one.Named.Row.Id, Participants.None)))],
            [.. heads.Select(static head => head.Id).Where(id => !own.ContainsKey(id))]);
    }

    // A head that the database never had says nothing of what the client has.
    private static long KnownRev(ConversationHead head, Conversation conversation) =>
        head.Rev < 0 || head.Rev > conversation.LastRev ? 0 : head.Rev;

    private async Task<Dictionary<Guid, Participants>> ReadParticipantsAsync(
        ReadSession session, string company, List<(Named Named, MissedMessages Missed)> answers, CancellationToken cancellationToken)
    {
        Guid[] shown = [.. answers.Where(static one => one.Named.IsShown).Select(static one => one.Named.Row.Id)];
        Guid[] floors = [.. answers.Where(static one => !one.Named.IsShown && one.Missed.Messages is not []).Select(static one => one.Named.Row.Id)];
        Dictionary<Guid, Participants> all =
            await _participants.ReadAsync(session, company, shown, IConversationReader.ListedParticipants, cancellationToken);
        foreach ((Guid id, Participants floor) in await _participants.ReadAsync(session, company, floors, shown: 0, cancellationToken))
        {
            all.Add(id, floor);
        }

        return all;
    }

    private static SyncedConversation Answer(Named named, MissedMessages missed, Participants participants) => new()
    {
        Id = named.Row.Id,
        Rev = !missed.HasMore ? named.Row.Conversation.LastRev : missed.Messages is [.., var last] ? last.Rev : named.Rev,
        HasMore = missed.HasMore,
        Messages = missed.Messages,
        Floor = participants.Floor,
        View = named.IsShown ? named.Row.With(participants) : null,
    };

    /// <summary>A conversation that the user has, and the last <c>rev</c> that the client knows of it.</summary>
    private sealed record Named(ConversationRow Row, long Rev)
    {
        /// <summary>Groups when they or their members changed; in the others the positions count, which have no <c>rev</c>.</summary>
        public bool IsShown => Row.Conversation.ChangedRev > Rev || Row.Conversation.Kind is ConversationKind.Direct or ConversationKind.Order;
    }
}
