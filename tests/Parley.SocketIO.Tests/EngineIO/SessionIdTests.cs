using Parley.SocketIO.EngineIO;

namespace Parley.SocketIO.Tests.EngineIO;

public sealed class SessionIdTests
{
    [Fact]
    public void Ids_are_20_characters_of_base64url_and_differ()
    {
        string[] ids = [.. Enumerable.Range(0, 10_000).Select(static _ => SessionId.New())];

        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ids, static id => Assert.Matches("^[A-Za-z0-9_-]{20}$", id));
    }
}
