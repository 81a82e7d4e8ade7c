using Parley.Server.Demo;
using Parley.Server.Tests.Rest;

namespace Parley.Server.Tests.Demo;

public sealed class StrictDemoTests(StrictDemoServer server) : IClassFixture<StrictDemoServer>
{
    [Fact]
    public async Task A_server_that_allows_little_starts_with_less_to_look_at()
    {
        RestAnswer conversations = await server.As(DemoPeople.Ada).GetAsync("/conversations");

        Assert.Equal(DemoTalks.All.Count(static talk => talk.Members.Contains(DemoPeople.Ada)), conversations.Items.Count);
        Assert.Contains(conversations.Items, static one => !one.TryGetProperty("lastMessage", out _));
    }
}
