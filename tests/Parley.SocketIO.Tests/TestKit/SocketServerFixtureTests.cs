using Parley.TestKit.Logging;
using Parley.TestKit.SocketIO;

namespace Parley.SocketIO.Tests.TestKit;

public sealed class SocketServerFixtureTests
{
    [Fact]
    public async Task An_error_that_the_server_logs_and_no_test_expects_fails_the_test()
    {
        SocketServerFixture server = await SocketServerFixture.StartAsync(
            static io => io.Default.On<int>("fail", static void (_, _) => throw new InvalidOperationException("the cause")));
        await using (RawWebSocket client = await server.JoinAsync())
        {
            await client.SendAsync("""420["fail",1]""");
            await client.ReceiveAsync();
        }

        var failure = await Assert.ThrowsAsync<UnexpectedErrorsException>(() => server.DisposeAsync().AsTask());

        Assert.Contains("the cause", failure.Message, StringComparison.Ordinal);
    }
}
