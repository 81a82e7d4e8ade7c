using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Users;

namespace Parley.Messaging.Tests.Appending;

public sealed class WeightTests
{
    [Fact]
    public void A_command_weighs_about_as_much_as_the_rows_that_it_touches()
    {
        User[] users = [.. Enumerable.Range(0, 700).Select(static i => new User { Key = new UserKey(Given.Company, $"user-{i}") })];
        string[] members = [.. users.Select(static user => user.Key.Id)];

        Assert.Equal(1, WeightOf(Given.Send("ann", Guid.Empty)));
        Assert.Equal(700, WeightOf(new PutUsers(users)));
        Assert.Equal(701, WeightOf(new StartGroup(Given.Caller("ann"), null, members)));
    }

    private static int WeightOf<TResult>(AppendCommand<TResult> command) => new PendingResult<TResult>(command).Weight;
}
