using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.Messaging.Policies;
using Parley.Messaging.Tests.Appending;
using Parley.Messaging.Users;
using Parley.TestKit.Time;

namespace Parley.Messaging.Tests;

/// <summary>The state that a test begins with, and the commands that it gives: all of one company, at the time of <see cref="Time"/>.</summary>
internal sealed class Given
{
    public const string Company = "acme";

    public static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly IdGenerator _ids;

    public Given()
    {
        _ids = new IdGenerator(Time);
        Rules = new MessagingRules(Limits, Orders);
        Batches = new AppendBatchFactory(Rules, _ids, Time);
    }

    public FakeTime Time { get; } = new();

    public LimitOptions Limits { get; } = new();

    public OrderOptions Orders { get; } = new();

    public MessagingRules Rules { get; }

    public AppendBatchFactory Batches { get; }

    public InMemoryAppendStore Store { get; } = new();

    public DateTimeOffset Now => Time.GetUtcNow();

    public static Caller Caller(string userId, Roles roles = Roles.None, string company = Company) => new(new UserKey(company, userId), roles);

    public static ConversationKey Key(Guid conversation) => new(Company, conversation);

    public static MessageContent Text(string text = "hello") => new(MessageType.Text, text);

    public static SendMessage Send(string userId, Guid conversation, string text = "hello", string? clientId = null, Guid? replyTo = null) =>
        new(Caller(userId), conversation, Text(text), clientId, replyTo);

    /// <summary>A group whose first user owns it; the others are members who joined in this order, a second apart.</summary>
    public Guid Group(params string[] userIds)
    {
        Conversation group = NewConversation(ConversationKind.Group) with { Name = "The group" };
        Store.Put(group);
        for (int i = 0; i < userIds.Length; i++)
        {
            Member(group.Id, userIds[i], i == 0 ? MemberRole.Owner : MemberRole.Member, Now.AddSeconds(i - 3600));
        }

        return group.Id;
    }

    public Guid Direct(string one, string other)
    {
        Conversation direct = NewConversation(ConversationKind.Direct) with { DirectKey = DirectPair.KeyOf(one, other) };
        Store.Put(direct);
        Member(direct.Id, one);
        Member(direct.Id, other);
        return direct.Id;
    }

    /// <summary>The thread of an order of the customer "cat" and the provider "pat".</summary>
    public Guid OrderThread(string status = OrderStatus.Assigned, DateTimeOffset? completedAt = null)
    {
        Order order = Order(status, completedAt);
        Conversation thread = NewConversation(ConversationKind.Order) with
        {
            OrderId = order.Id,
            CustomerId = order.CustomerId,
            ProviderId = order.ProviderId,
        };
        Store.Put(thread);
        Member(thread.Id, order.CustomerId, MemberRole.Customer);
        Member(thread.Id, order.ProviderId, MemberRole.Provider);
        return thread.Id;
    }

    public Order Order(string status = OrderStatus.Assigned, DateTimeOffset? completedAt = null)
    {
        Order order = OrderOf("cat", "pat") with { Status = status, CompletedAt = completedAt };
        Store.Put(order);
        return order;
    }

    public static Order OrderOf(string customer, string provider, string status = OrderStatus.Assigned) => new()
    {
        Company = Company,
        Id = "order-1",
        CustomerId = customer,
        ProviderId = provider,
        Status = status,
    };

    public void Member(Guid conversation, string userId, MemberRole role = MemberRole.Member, DateTimeOffset? joinedAt = null)
    {
        User(userId);
        Store.Put(new Member { ConversationId = conversation, Company = Company, UserId = userId, Role = role, JoinedAt = joinedAt ?? Now });
    }

    public void Gone(Guid conversation, string userId)
    {
        Member(conversation, userId);
        Store.Put(Store.Member(new MemberKey(Company, conversation, userId)) with { LeftAt = Now });
    }

    public void User(string userId) => Store.Put(new User { Key = new UserKey(Company, userId) });

    public void Users(params string[] userIds) => Array.ForEach(userIds, User);

    public void Status(Guid conversation, ConversationStatus status, bool archivedByItself = false) =>
        Store.Put(Conversation(conversation) with { Status = status, ArchivedByItself = archivedByItself });

    public Conversation Conversation(Guid id) => Store.Conversation(Key(id));

    public Member MemberOf(Guid conversation, string userId) => Store.Member(new MemberKey(Company, conversation, userId));

    /// <summary>Gives one command in a batch of its own.</summary>
    public async Task<Result<TResult>> When<TResult>(AppendCommand<TResult> command)
    {
        GivenBatch batch = Batch();
        Task<Result<TResult>> answer = batch.Add(command);
        await batch.CommitAsync();
        return await answer;
    }

    /// <summary>Gives commands of one kind in one batch.</summary>
    public async Task<Result<TResult>[]> WhenTogether<TResult>(params IEnumerable<AppendCommand<TResult>> commands)
    {
        GivenBatch batch = Batch();
        Task<Result<TResult>>[] answers = [.. commands.Select(batch.Add)];
        await batch.CommitAsync();
        return await Task.WhenAll(answers);
    }

    public GivenBatch Batch() => new(this);

    private Conversation NewConversation(ConversationKind kind) => new() { Id = _ids.Next(), Company = Company, Kind = kind, CreatedAt = Now };
}
