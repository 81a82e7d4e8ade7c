using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.Messaging.Policies;
using Parley.Messaging.Users;

namespace Parley.Messaging.Tests.Policies;

/// <summary>A random conversation in a random state, and a random caller.</summary>
internal sealed class CapabilityCase
{
    private static readonly string[] OrderStatuses = ["assigned", "in_progress", "completed", "canceled", "draft"];

    private readonly Given _given = new();
    private readonly int _seed;
    private readonly Guid _id;
    private readonly Caller _caller;
    private Guid _ownMessage;

    private CapabilityCase(int seed)
    {
        _seed = seed;
        var random = new Random(seed);
        string[] ids = ["own", "adi", "cat", "pat", "tom", "eve"];
        _caller = Given.Caller(ids[random.Next(ids.Length)], (Roles)random.Next(8));
        _given.User("new");
        _id = (ConversationKind)random.Next(3) switch
        {
            ConversationKind.Direct => _given.Direct("own", "tom"),
            ConversationKind.Group => Group(),
            _ => _given.OrderThread(),
        };
    }

    public Capabilities Told => Of(_given, _id, _caller, Own);

    public SendMessage Send => new(_caller, _id, Given.Text());

    public EditMessage Edit => new(_caller, _id, _ownMessage, "edited");

    public RenameConversation Rename => new(_caller, _id, "Another");

    public AddMember Add => new(_caller, _id, "new", null);

    public RemoveMember Remove => new(_caller, _id, _caller.UserId == "tom" ? "pat" : "tom");

    public RemoveMember Leave => new(_caller, _id, _caller.UserId);

    private Member? Own
    {
        get
        {
            Member? own = _given.Store.FindMember(new MemberKey(Given.Company, _id, _caller.UserId));
            return own is { IsCurrent: true } ? own : null;
        }
    }

    public static async Task<CapabilityCase> BuildAsync(int seed)
    {
        var one = new CapabilityCase(seed);
        Result<SentMessage> own = await one._given.When(one.Send);
        one._ownMessage = own.Succeeded(out SentMessage? sent, out _) ? sent.Message.Id : Guid.Empty;
        one.Disturb(new Random(seed));
        return one;
    }

    public static Capabilities Of(Given given, Guid conversation, Caller caller, Member? own)
    {
        Conversation row = given.Conversation(conversation);
        var view = new ConversationView
        {
            Conversation = row,
            Own = own,
            Participants = [],
            ParticipantCount = 0,
            Order = row.OrderId is { } orderId ? given.Store.Order(new OrderKey(row.Company, orderId)) : null,
        };
        return new CapabilityPolicy(given.Rules, given.Time).Of(view, caller);
    }

    public ChangeStatus Change(StatusChange change) => new(_caller, _id, change);

    /// <summary>Whether the command succeeds, and why not.</summary>
    public async Task<(bool Allowed, string? Reason)> TryAsync<TResult>(AppendCommand<TResult> command)
    {
        Result<TResult> result = await _given.When(command);
        return (result.Error is null, result.Error?.Code);
    }

    /// <summary>Whether the command, given to the same case built anew, succeeds and changes something.</summary>
    public async Task<bool> ChangesAsync<TResult>(AppendCommand<TResult> command)
    {
        CapabilityCase anew = await BuildAsync(_seed);
        long before = anew._given.Conversation(anew._id).LastRev;
        AppendCommand<TResult> same = anew.SameAs(command);
        (bool allowed, _) = await anew.TryAsync(same);
        return allowed && anew._given.Conversation(anew._id).LastRev > before;
    }

    private AppendCommand<TResult> SameAs<TResult>(AppendCommand<TResult> command) => (AppendCommand<TResult>)(object)((object)command switch
    {
        EditMessage => Edit,
        ChangeStatus change => Change(change.Change),
        RenameConversation => Rename,
        AddMember => Add,
        RemoveMember remove => remove with { ConversationId = _id },
        _ => throw new InvalidOperationException("No such capability"),
    });

    private Guid Group()
    {
        Guid group = _given.Group("own", "cat", "tom", "pat");
        _given.Member(group, "adi", MemberRole.Admin);
        return group;
    }

    private void Disturb(Random random)
    {
        if (_given.Conversation(_id).Kind == ConversationKind.Order)
        {
            string status = OrderStatuses[random.Next(OrderStatuses.Length)];
            DateTimeOffset? completedAt = status == OrderStatus.Completed ? _given.Now.AddDays(-random.Next(5, 9)) : null;
            Order order = Given.OrderOf("cat", random.Next(5) == 0 ? "new" : "pat", status);
            _given.Store.Put(order with { CompletedAt = completedAt });
        }

        var conversation = (ConversationStatus)random.Next(3);
        bool byItself = conversation == ConversationStatus.Archived && _given.Conversation(_id).Kind == ConversationKind.Order && random.Next(2) == 0;
        _given.Status(_id, conversation, byItself);
        if (random.Next(6) == 0 && Own is { } own)
        {
            _given.Store.Put(own with { LeftAt = _given.Now });
        }
    }
}
