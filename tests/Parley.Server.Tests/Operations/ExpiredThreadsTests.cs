using Microsoft.Extensions.Logging;
using Parley.Messaging;
using Parley.Messaging.Appending;
using Parley.Messaging.Orders;
using Parley.Messaging.Policies;
using Parley.Server.Operations;
using Parley.TestKit.Logging;
using Parley.TestKit.Time;

namespace Parley.Server.Tests.Operations;

public sealed class ExpiredThreadsTests
{
    [Fact]
    public async Task A_mistake_is_logged_and_the_next_minute_comes()
    {
        var time = new FakeTime();
        using var logs = new CapturedLogs();
        using ILoggerFactory loggers = LoggerFactory.Create(builder => builder.AddProvider(logs));
        var rules = new MessagingRules(new LimitOptions(), new OrderOptions());
        var archiver = new ExpiredThreadArchiver(new AppendQueue(TimeProvider.System), new FailingConversations(), rules, time);
        using var threads = new ExpiredThreads(archiver, time, loggers.CreateLogger<ExpiredThreads>());

        await threads.StartAsync(TestContext.Current.CancellationToken);
        await logs.TakeErrorAsync();
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("a mistake", (await logs.TakeErrorAsync()).Exception?.Message);
        await threads.StopAsync(TestContext.Current.CancellationToken);
    }
}
