using Parley.Messaging.Appending;
using Parley.Messaging.Events;
using Parley.Messaging.Users;

namespace Parley.Messaging.Tests.Users;

public sealed class RevokeUserTests
{
    private static readonly UserKey Ann = new(Given.Company, "ann");

    private readonly Given _given = new();

    [Theory]
    [InlineData(-60, 0)]
    [InlineData(0, 0)]
    [InlineData(60, 60)]
    public async Task A_revocation_only_moves_forward(int revokedAt, int expected)
    {
        _given.Store.Put(new User { Key = Ann, RevokedBefore = _given.Now.AddSeconds(revokedAt) });
        GivenBatch batch = _given.Batch();
        _ = batch.Add(new RevokeUser(Ann));

        Changes changes = await batch.CommitAsync();

        Assert.Equal(new UserRevoked(Ann, _given.Now.AddSeconds(expected)), Assert.Single(changes.Events));
        Assert.Equal(_given.Now.AddSeconds(expected), _given.Store.User(Ann)?.RevokedBefore);
    }
}
