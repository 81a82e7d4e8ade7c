using Parley.Messaging.Conversations;
using Parley.Messaging.Users;
using Parley.Storage.Reading;
using Parley.Storage.Tests.Reading.Rows;

namespace Parley.Storage.Tests.Reading;

public abstract class UserReaderSpecification : ReaderSpecification
{
    private UserReader Reader => new(Database);

    [Fact]
    public async Task A_user_is_found_in_their_own_company_only()
    {
        var user = new User
        {
            Key = new UserKey("acme", "ann"),
            Name = "Ann",
            Picture = "https://example.com/ann.png",
            LastSeenAt = StoredConversation.Now(),
            RevokedBefore = StoredConversation.Now(),
        };
        await WriteUsersAsync(user);

        Assert.Equal(user, await Reader.FindAsync(user.Key, Cancellation));
        Assert.Null(await Reader.FindAsync(new UserKey("other", "ann"), Cancellation));
        Assert.Null(await Reader.FindAsync(new UserKey("acme", "Ann"), Cancellation));
    }

    [Fact]
    public async Task A_user_of_whom_nothing_is_known_is_found_too()
    {
        var user = new User { Key = new UserKey("acme", "ann") };
        await WriteUsersAsync(user);

        Assert.Equal(user, await Reader.FindAsync(user.Key, Cancellation));
    }

    [Fact]
    public async Task Acquaintances_are_those_who_share_a_current_conversation()
    {
        var together = new StoredConversation("acme", ConversationKind.Group, "ann", "bob", "left");
        together.Remove("left");
        var quit = new StoredConversation("acme", ConversationKind.Group, "ann", "former");
        quit.Remove("ann");
        var elsewhere = new StoredConversation("acme", ConversationKind.Direct, "stranger", "bob");
        var foreign = new StoredConversation("other", ConversationKind.Direct, "ann", "foreigner");
        await RowWriter.WriteAsync(Store, together, quit, elsewhere, foreign);
        string[] ids = ["bob", "left", "former", "stranger", "foreigner", "d'Arc \"é\"", "unasked"];
        await WriteUsersAsync([.. ids.Select(static id => new User { Key = new UserKey("acme", id), Name = id })]);

        IReadOnlyList<User> found = await Reader.AcquaintancesAsync(new UserKey("acme", "ann"), ids[..^1], Cancellation);

        Assert.Equal(["bob"], found.Select(static user => user.Key.Id));
    }

    [Fact]
    public async Task Ids_may_have_any_characters()
    {
        const string odd = "d'Arc \"é\" \\ 😀";
        await RowWriter.WriteAsync(Store, new StoredConversation("acme", ConversationKind.Group, "ann", odd));
        await WriteUsersAsync(new User { Key = new UserKey("acme", odd) });

        IReadOnlyList<User> found = await Reader.AcquaintancesAsync(new UserKey("acme", "ann"), [odd], Cancellation);

        Assert.Equal([odd], found.Select(static user => user.Key.Id));
        Assert.Empty(await Reader.AcquaintancesAsync(new UserKey("acme", "ann"), [], Cancellation));
    }

    private async Task WriteUsersAsync(params User[] users)
    {
        await using RowWriter writer = await RowWriter.OpenAsync(Store);
        foreach (User user in users)
        {
            await writer.AddAsync(user);
        }
    }
}
